/** `--fix`: what it writes, what it leaves alone, and that nobody sees a file half written. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { replaceFile } from '../server/src/cli/replace.ts';
import { startTalosBond, talosBond, withFiles } from './support/command.ts';
import { config, faulty, mended } from './support/configs.ts';

const posix = { skip: process.platform === 'win32' && 'needs modes and links' };

test('the safe fixes are written, the rest is reported, and the exit code is of the rest', () => {
  const half = config('mode: 802.3ad', 'interfaces: [eth0, eth1]', 'xmitHashPolicy: layer2', 'lacpRate: fast');
  withFiles({ 'a.yaml': faulty, 'b.yaml': half }, (cwd) => {
    const { code, stdout, stderr } = talosBond(['--fix', '--quiet', '--fail-on=info'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'a.yaml'), 'utf8'), mended);
    assert.match(readFileSync(path.join(cwd, 'b.yaml'), 'utf8'), /miimon: 100/);
    assert.match(stdout, /^b\.yaml:13:27: info: .*\[layer2-hash\]\n$/);
    assert.deepEqual([code, stderr], [1, '']);
    const again = talosBond(['--fix', 'a.yaml'], { cwd });
    assert.deepEqual([again.code, again.stderr], [0, '1 bond in 1 file: nothing to report\n']);
  });
});

test('mended files are counted', () => {
  withFiles({ 'a.yaml': faulty, 'b.yaml': faulty, 'c.yaml': mended }, (cwd) => {
    assert.match(talosBond(['--fix'], { cwd }).stderr, /^Mended 2 files\n3 bonds in 3 files: nothing to report\n$/);
  });
});

test('line ends, also the oldest, byte order marks and UTF-16 stay as they are', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  const wide = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');
  const kinds: Readonly<Record<string, (text: string) => Buffer>> = {
    'crlf.yaml': (text) => Buffer.from(windows(text)),
    'mac.yaml': (text) => Buffer.from(text.replaceAll('\n', '\r')),
    'mark.yaml': (text) => Buffer.from(`\uFEFF${text}`),
    'open-end.yaml': (text) => Buffer.from(text.trimEnd()),
    'little.yaml': wide,
    'big.yaml': (text) => wide(text).swap16(),
  };
  const files = Object.fromEntries(Object.entries(kinds).map(([name, of]) => [name, of(faulty)]));
  withFiles(files, (cwd) => {
    assert.equal(talosBond(['--fix'], { cwd }).code, 0);
    for (const [name, of] of Object.entries(kinds)) {
      assert.ok(readFileSync(path.join(cwd, name)).equals(of(mended)), name);
    }
  });
});

test('what is no text, or has nothing to mend, is not written at all', () => {
  const latin = Buffer.from(`${faulty}# caf\u00e9\n`, 'latin1');
  const wide = Buffer.from(faulty, 'utf16le');
  withFiles({ 'latin.yaml': latin, 'sound.yaml': mended, 'unmarked.yaml': wide }, (cwd) => {
    const stats = () => readdirSync(cwd).map((name) => statSync(path.join(cwd, name), { bigint: true }));
    const identity = () => stats().map(({ ino, mtimeNs }) => `${ino} ${mtimeNs}`);
    const before = identity();
    talosBond(['--fix'], { cwd });
    assert.deepEqual(identity(), before);
  });
});

test('the mode stays, and of a link the target is replaced', posix, () => {
  withFiles({ 'real/a.yaml': faulty, 'b.yaml': faulty }, (cwd) => {
    const inside = (name: string) => path.join(cwd, name);
    chmodSync(inside('b.yaml'), 0o640);
    symlinkSync('real/a.yaml', inside('link.yaml'));
    symlinkSync('link.yaml', inside('twice.yaml'));
    assert.equal(talosBond(['--fix', 'twice.yaml', 'b.yaml'], { cwd }).code, 0);
    assert.equal(readFileSync(inside('real/a.yaml'), 'utf8'), mended);
    assert.equal(readlinkSync(inside('twice.yaml')), 'link.yaml');
    assert.ok(lstatSync(inside('link.yaml')).isSymbolicLink());
    assert.equal(statSync(inside('b.yaml')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(cwd).toSorted(), ['b.yaml', 'link.yaml', 'real', 'twice.yaml']);
  });
});

test('a file with several names keeps them all, whether its text grows or shrinks', () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const [a, b] = ['a.yaml', 'b.txt'].map((name) => path.join(cwd, name)) as [string, string];
    linkSync(a, b);
    const { code, stderr } = talosBond(['--fix', 'a.yaml'], { cwd });
    assert.deepEqual([code, stderr], [0, 'Mended 1 file\n1 bond in 1 file: nothing to report\n']);
    assert.equal(statSync(a).ino, statSync(b).ino);
    assert.equal(readFileSync(b, 'utf8'), mended);
    replaceFile(a, Buffer.from(mended), Buffer.from('shorter\n'));
    assert.equal(readFileSync(b, 'utf8'), 'shorter\n');
    const replace = () => replaceFile(a, Buffer.from('as it was read\n'), Buffer.from('ours\n'));
    assert.throws(replace, { code: 'ECHANGED' });
    assert.deepEqual([readdirSync(cwd), readFileSync(b, 'utf8')], [['a.yaml', 'b.txt'], 'shorter\n']);
  });
});

test('a file with several names that finds no room for its new text is as it was', {
  skip: process.platform !== 'linux' && 'needs a limit of the shell',
}, () => {
  const full = `#${'-'.repeat(1022 - faulty.length)}\n${faulty}`;
  withFiles({ 'a.yaml': full }, (cwd) => {
    linkSync(path.join(cwd, 'a.yaml'), path.join(cwd, 'b.txt'));
    const through = ['bash', '-c', 'trap "" XFSZ; ulimit -f 1; exec "$@"', '-'];
    const { code, stdout, stderr } = talosBond(['--fix', '--quiet'], { cwd, through });
    assert.deepEqual([code, stderr.slice(0, 37)], [2, 'talos-bond: a.yaml cannot be written:']);
    assert.match(stdout, /missing-link-monitoring/);
    assert.equal(readFileSync(path.join(cwd, 'b.txt'), 'utf8'), full);
  });
});

test('a file that may not be written: one sentence, exit code 2, and its problems are reported', {
  skip: (process.platform === 'win32' || process.getuid?.() === 0) && 'needs a user who may not do everything',
}, () => {
  withFiles({ 'a.yaml': faulty, 'b.yaml': faulty, 'locked/c.yaml': faulty }, (cwd) => {
    chmodSync(path.join(cwd, 'a.yaml'), 0o444);
    chmodSync(path.join(cwd, 'locked'), 0o555);
    const { code, stdout, stderr } = talosBond(['--fix', '--quiet'], { cwd });
    chmodSync(path.join(cwd, 'locked'), 0o755);
    assert.equal(code, 2);
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      'talos-bond: a.yaml cannot be written: permission denied',
      'talos-bond: locked/c.yaml cannot be written: permission denied',
    ]);
    assert.deepEqual(stdout.match(/^\S+?(?=:)/gm), ['a.yaml', 'locked/c.yaml']);
  });
});

test('what somebody else wrote meanwhile is left alone, and no draft stays behind', () => {
  withFiles({ 'a.yaml': 'theirs\n' }, (cwd) => {
    const file = path.join(cwd, 'a.yaml');
    const replace = () => replaceFile(file, Buffer.from('as it was read\n'), Buffer.from('ours\n'));
    assert.throws(replace, { code: 'ECHANGED' });
    assert.equal(readFileSync(file, 'utf8'), 'theirs\n');
    assert.deepEqual(readdirSync(cwd), ['a.yaml']);
    mkdirSync(path.join(cwd, 'folder.yaml'));
    const folder = () => replaceFile(path.join(cwd, 'folder.yaml'), Buffer.from(''), Buffer.from('ours\n'));
    assert.throws(folder, { code: 'ESPECIAL' });
  });
});

test('whoever interrupts it finds each file whole, and no draft', posix, async () => {
  const names = Array.from({ length: 400 }, (_, index) => `${index}.yaml`);
  const cwd = mkdtempSync(path.join(tmpdir(), 'talos-bond-'));
  const read = (name: string) => readFileSync(path.join(cwd, name), 'utf8');
  for (const name of names) writeFileSync(path.join(cwd, name), faulty);
  const child = startTalosBond(['--fix', cwd]);
  child.stdout.resume();
  const closed = once(child, 'close');
  while (read('0.yaml') === faulty) await turn();
  child.kill('SIGINT');
  assert.deepEqual(await closed, [null, 'SIGINT']);
  assert.deepEqual(readdirSync(cwd).toSorted(), names.toSorted());
  for (const name of names) assert.ok([faulty, mended].includes(read(name)), name);
  rmSync(cwd, { recursive: true });
});

test('standard input is mended on its way to standard output, the findings go beside it', () => {
  const bad = faulty.replace('layer3+4', 'layer2');
  const { code, stdout, stderr } = talosBond(['--fix', '-', '--fail-on=info', '--format=json'], { input: bad });
  assert.equal(stdout, mended.replace('layer3+4', 'layer2'));
  assert.equal(code, 1);
  assert.equal(JSON.parse(stderr).problems[0].code, 'layer2-hash');
  for (const text of [mended, 'kind: Pod\n', '', '\uFEFFnothing here\r\n'])
    assert.equal(talosBond(['--fix', '-'], { input: text }).stdout, text);
  const latin = Buffer.from(`${faulty}# caf\u00e9\n`, 'latin1').toString('latin1');
  assert.match(talosBond(['--fix', '-'], { input: Buffer.from(latin, 'latin1') }).stderr, /invalid-yaml/);
});

test('standard input that the settings ignore comes out as it went in', () => {
  withFiles({ '.talos-bond.yaml': 'ignore: [a.yaml]\n' }, (cwd) => {
    const args = ['--fix', '-', '--stdin-filename', 'a.yaml'];
    const { code, stdout, stderr } = talosBond(args, { cwd, input: faulty });
    assert.deepEqual(
      [code, stdout, stderr],
      [0, faulty, 'Nothing to judge: .talos-bond.yaml ignores all that was found\n'],
    );
  });
});

test('nothing that the settings ignore, that is encrypted, or that broken YAML leaves open is mended', () => {
  const files = {
    '.talos-bond.yaml': 'ignore: [archive]\n',
    'archive/a.yaml': faulty,
    'sops.yaml': `${faulty}sops:\n  mac: ENC[x]\n`,
    'open.yaml': faulty.replace('[eth0, eth1]', '[eth0, eth1'),
  };
  withFiles(files, (cwd) => {
    talosBond(['--fix'], { cwd });
    for (const [name, text] of Object.entries(files))
      assert.equal(readFileSync(path.join(cwd, name), 'utf8'), text, name);
  });
});

test('what is not reported is not touched: known problems, and bonds that are as they were', () => {
  withFiles({ 'a.yaml': faulty, 'b.yaml': faulty }, (cwd) => {
    talosBond(['--write-baseline', 'known.json', 'a.yaml'], { cwd });
    talosBond(['--fix', '--baseline', 'known.json'], { cwd });
    assert.equal(readFileSync(path.join(cwd, 'a.yaml'), 'utf8'), faulty);
    assert.equal(readFileSync(path.join(cwd, 'b.yaml'), 'utf8'), mended);
    writeFileSync(path.join(cwd, 'a.yaml'), faulty.replace('eth1', 'eth2'));
    talosBond(['--fix', '--baseline', 'known.json', '--rule', 'missing-link-monitoring=error'], { cwd });
    assert.doesNotMatch(readFileSync(path.join(cwd, 'a.yaml'), 'utf8'), /miimon/);
  });
});

test('options that contradict each other are refused', () => {
  const cases: ReadonlyArray<readonly [string, RegExp]> = [
    ['--fix --diff', /--fix does not go with it/],
    ['--diff --format json', /--format does not go with it/],
    ['--diff --write-baseline x', /does not go with it/],
    ['--baseline x --write-baseline x', /does not go with it/],
    ['--changed-since HEAD --write-baseline x', /does not go with it/],
    ['--changed-since HEAD -', /git knows nothing of standard input/],
    ['--fix - a.yaml', /stands alone/],
  ];
  for (const [args, sentence] of cases) {
    const { code, stderr } = talosBond(args.split(' '));
    assert.equal(code, 2, args);
    assert.match(stderr, sentence, args);
  }
});
