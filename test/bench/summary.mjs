import { cpus, platform, release } from 'node:os';
import { median } from './measure.mjs';

/** Which machine and which versions the figures are of. */
export function environment(schema, peer) {
  const processors = cpus();
  return {
    node: process.version,
    system: `${platform()} ${release().split('-')[0]}`,
    processor: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    peer: `${peer.name} ${peer.version}`,
    schema: schema.source,
  };
}

/** Medians of all series as plain data: measure, then server name. */
export function summarise({ startUp, firstSight, configs }) {
  return {
    startUp: ofSeries(startUp),
    firstSight: ofSeries(firstSight),
    configs: configs.map(({ config, opening, keystroke, hover, fresh, completion }) => ({
      id: config.id,
      lines: config.lines,
      opening: ofSeries(opening, (diagnostics) => diagnostics.length),
      keystroke: ofSeries(keystroke, (diagnostics) => diagnostics.length),
      hover: ofSeries(hover, lengthOfHover),
      fresh: ofSeries(fresh, (diagnostics) => diagnostics.length),
      completion: ofSeries(completion, countOfItems),
    })),
  };
}

function ofSeries(series, evidenceOf = (answer) => answer) {
  return Object.fromEntries([...series].map(([name, one]) => [name, ofOne(one, evidenceOf)]));
}

function ofOne({ wall, cpu, memory, answer, failure }, evidenceOf) {
  return {
    wall: rounded(median(wall)),
    cpu: rounded(median(cpu)),
    ...(memory.length > 0 ? { memory: rounded(median(memory)) } : {}),
    rounds: wall.length,
    ...(answer === undefined ? {} : { evidence: evidenceOf(answer) }),
    ...(failure ? { failure } : {}),
  };
}

function rounded(value) {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
}

function lengthOfHover(hover) {
  const contents = hover?.contents ?? '';
  return (typeof contents === 'string' ? contents : (contents.value ?? '')).length;
}

function countOfItems(completion) {
  return (completion?.items ?? completion ?? []).length;
}

/** Sentences about servers that failed in another way than by being slow. */
export function faultsIn(results) {
  return failuresIn(results)
    .filter(({ timedOut }) => !timedOut)
    .map(({ where, message }) => `${where}: ${message}`);
}

/** Every series that ended early, and where. */
export function failuresIn({ startUp, firstSight, configs }) {
  const places = [
    ['start-up', startUp],
    ['first sight', firstSight],
    ...configs.flatMap((config) =>
      ['opening', 'keystroke', 'hover', 'fresh', 'completion'].map((name) => [`${config.id}, ${name}`, config[name]]),
    ),
  ];
  return places.flatMap(([where, series]) =>
    Object.values(series)
      .filter(({ failure }) => failure)
      .map(({ failure }) => ({ where, ...failure })),
  );
}
