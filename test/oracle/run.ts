/** Asks Talos about every input and keeps what it says: `npm run oracle`. With `--check` only tells whether what is kept is still true. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BondFile } from '../../server/src/core/model/file.ts';
import { fixesOf } from './fixed.ts';
import { distinct, inputs } from './inputs.ts';
import { fixedFor, type Release, releases } from './releases.ts';
import { type Verdict, verdictsFile, verdictsText } from './verdicts.ts';

const folder = 'test/oracle';
const binaries = '.cache/oracle';

/** `GOTOOLCHAIN=auto`: a release that needs a newer Go than there is gets it by itself. */
function build({ line, platform }: Release): string {
  const binary = path.resolve(binaries, line);
  mkdirSync(binaries, { recursive: true });
  run('go', ['build', '-p', '1', '-trimpath', '-buildvcs=false', '-o', binary, '../../main.go', `../../${platform}`], {
    cwd: path.join(folder, 'releases', line),
    env: { ...process.env, GOFLAGS: '', GOTOOLCHAIN: 'auto' },
  });
  return binary;
}

/** Ends with what the test runner knows as "not run". */
function cannotAsk(why: string): never {
  console.error(`not run: ${why}`);
  process.exit(77);
}

/** From this release on Go fetches by itself the toolchain that a module asks for. */
const firstToFetch = 21;

function checkGo(): void {
  const { status, stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  if (status !== 0) cannotAsk('there is no Go');
  const minor = Number(/^go1\.(\d+)/.exec(stdout)?.[1] ?? firstToFetch);
  if (minor < firstToFetch) cannotAsk(`${stdout.trim()} does not fetch the toolchain that a release needs`);
}

/** What Go says when it cannot reach a module or a toolchain. */
const unreachable =
  /dial tcp|no such host|connection re(?:fused|set)|timeout|TLS handshake|module lookup disabled|toolchain not available|50[234] /i;

const mostOutput = 256 * 1024 * 1024;

function run(command: string, args: readonly string[], options: Parameters<typeof spawnSync>[2]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: mostOutput,
  });
  if (error) throw error;
  if (status !== 0) process.stderr.write(stderr);
  if (status !== 0 && command === 'go' && unreachable.test(stderr)) cannotAsk('the Go module proxy does not answer');
  if (status !== 0) throw new Error(`${command} failed with ${status}`);
  return stdout;
}

interface Answer {
  readonly errors: readonly string[] | null;
  readonly warnings: readonly string[] | null;
}

function ask(release: Release, questions: string): readonly Verdict[] {
  console.log(`Talos ${release.line} …`);
  return run(build(release), [], { input: questions })
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
    .map(({ errors, warnings }) => ({ errors: (errors ?? []).map(essence), warnings: warnings ?? [] }));
}

/** A message of the decoder without the ways that led there. */
const essence = (message: string): string =>
  message
    .replace(/^[\s\S]*?yaml: (?:(?:unmarshal|construct) errors:\s*)?(?=line \d+: )/, '')
    .replace(/^(error decoding document) \S+ \(line \d+\): (?=unknown keys)/, '');

checkGo();
const plain = inputs();
const fixed = fixedFor.flatMap((release) =>
  plain.flatMap((input) => fixesOf(input, new BondFile(input.text), release)),
);
const all = distinct([...plain, ...fixed]);
console.log(`${plain.length} inputs, ${all.length - plain.length} texts after fixes`);

const questions = all.map(({ kind, text }) => JSON.stringify({ kind, text })).join('\n');
const answers = releases.map((release) => ask(release, questions));

const said = verdictsText(all, answers);
if (!process.argv.includes('--check')) writeFileSync(verdictsFile, said);
else if (!existsSync(verdictsFile) || readFileSync(verdictsFile, 'utf8') !== said) {
  console.error(`${verdictsFile} is stale: run npm run oracle`);
  process.exitCode = 1;
}
