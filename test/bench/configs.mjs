import { configWithManifest, machineConfig, nodeDocuments, talhelperConfig } from './documents.mjs';

// Two nodes in five have a fault; the bond that is edited is always a sound one.
const faults = ['none', 'unmonitored', 'none', 'uneven', 'none', 'foreignKey'];

const faultOf = (node) => faults[node % faults.length];

function stream(lines, headOf = () => []) {
  const text = [];
  let count = 0;
  for (let node = 0; text.length < lines; node++) {
    for (const document of nodeDocuments(node, faultOf(node))) text.push(...headOf(count++), ...document, '---');
  }
  return text.slice(0, -1);
}

/** A comment of punctuation, so that no two documents are laid out alike, as those of one cluster are. */
const unlike = (number) => [`# ${number.toString(2).replaceAll('0', '.').replaceAll('1', '-')}`];

/** The bond that is edited: where `miimon: 100` stands nearest to the middle, in a sound bond of the given dialect. */
function findBond(lines, dialect) {
  const indent = dialect === 'legacy' ? ' '.repeat(10) : '';
  const middle = lines.length / 2;
  let nearest = -1;
  lines.forEach((line, number) => {
    const sound = line === `${indent}miimon: 100` && lines[number + 1] === `${indent}downdelay: 200`;
    if (sound && (nearest < 0 || Math.abs(number - middle) < Math.abs(nearest - middle))) nearest = number;
  });
  return { line: nearest, indent };
}

function config(id, dialect, lines) {
  const { line, indent } = findBond(lines, dialect);
  return {
    id,
    dialect,
    lines: lines.length,
    text: `${lines.join('\n')}\n`,
    indent,
    hover: { line, character: indent.length + 2 },
    endOfValue: { line, character: indent.length + 'miimon: 100'.length },
  };
}

const makers = {
  60: () => config('60', 'legacy', machineConfig(0)),
  600: () => config('600', 'document', stream(600)),
  5000: () => config('5000', 'document', stream(5_000)),
  50000: () => config('50000', 'document', stream(50_000)),
  varied: () => config('varied', 'document', stream(5_000, unlike)),
  manifest: () => config('manifest', 'legacy', configWithManifest(10_000)),
  talhelper: () => config('talhelper', 'legacy', talhelperConfig(50, faultOf)),
};

export const configIds = ['60', '600', '5000', 'varied', 'manifest', 'talhelper', '50000'];

/** A generated config by its id: about that many lines, or one document that is mostly an inline manifest, or 50 nodes. */
export function makeConfig(id) {
  return makers[id]();
}
