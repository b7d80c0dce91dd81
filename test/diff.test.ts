/** `--diff`: applied by the real tools it makes what `--fix` makes, and shows nothing but bonds and structure. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { talosBond, withFiles } from './support/command.ts';
import { config, faulty, mended } from './support/configs.ts';

const hasPatch = spawnSync('patch', ['--version']).status === 0;

test('a patch with lines of the bond and of structure around the change, exit code 1, nothing written', () => {
  withFiles({ 'nodes/a.yaml': faulty, 'b.yaml': mended }, (cwd) => {
    const { code, stdout, stderr } = talosBond(['--diff'], { cwd });
    assert.deepEqual([code, stderr], [1, '1 file would change\n']);
    assert.deepEqual(stdout.split('\n'), [
      '--- a/nodes/a.yaml',
      '+++ b/nodes/a.yaml',
      '@@ -6,6 +6,9 @@',
      '       - interface: bond0',
      '         bond:',
      '           mode: 802.3ad',
      '+          miimon: 100',
      '+          updelay: 200',
      '+          downdelay: 200',
      '           interfaces: [eth0, eth1]',
      '           xmitHashPolicy: layer3+4',
      '           lacpRate: fast',
      '',
    ]);
    assert.equal(readFileSync(path.join(cwd, 'nodes/a.yaml'), 'utf8'), faulty);
  });
});

test('nothing to mend: no output and exit code 0, whatever else is found', () => {
  const bad = mended.replace('layer3+4', 'layer2').replace('802.3ad', '802.3ae');
  withFiles({ 'a.yaml': bad }, (cwd) => {
    assert.equal(talosBond(['--quiet'], { cwd }).code, 1);
    assert.deepEqual(talosBond(['--diff', '--quiet'], { cwd }), { code: 0, stdout: '', stderr: '' });
  });
});

test('the last line of a bond changes, and what follows is not to be seen: it is said how to apply the patch', () => {
  const last = config('mode: active-backup', 'interfaces: [eth0, eth1]', 'miimon: 0');
  const secret = last.replace('cluster:\n', '        token: hunter2\n');
  withFiles({ 'a.yaml': last, 'b.yaml': secret }, (cwd) => {
    const { stdout, stderr } = talosBond(['--diff'], { cwd });
    assert.doesNotMatch(stdout, /hunter2/);
    assert.match(stderr, /^b\.yaml: .*--unidiff-zero\n2 files would change\n$/);
  });
});

test('of a file above the current folder it is said that the patch cannot reach it', () => {
  withFiles({ 'a.yaml': faulty, 'below/b.yaml': faulty }, (cwd) => {
    const { stderr } = talosBond(['--diff', '..'], { cwd: path.join(cwd, 'below') });
    assert.match(stderr, /^\.\.\/a\.yaml: patches apply to nothing above .*\n2 files would change\n$/);
  });
});

test('a line that holds more than a bond is not shown, but counts', () => {
  const flow = `{machine: {token: hunter2, network: {interfaces: [{interface: bond0, bond: {mode: 802.3ad, interfaces: [a, b]}}]}}, cluster: {}}\n`;
  const wide = Buffer.from(`\uFEFF${faulty}`, 'utf16le');
  withFiles({ 'a.json': flow, 'cr.yaml': faulty.replaceAll('\n', '\r'), 'wide.yaml': wide }, (cwd) => {
    const { code, stdout, stderr } = talosBond(['--diff', '--quiet'], { cwd });
    assert.deepEqual([code, stdout], [1, '']);
    assert.deepEqual(stderr.split('\n'), [
      'talos-bond: a.json would change, but its lines hold more than the bond, so they are not shown',
      'talos-bond: cr.yaml would change, but its lines end with CR alone, which no patch can hold',
      'talos-bond: wide.yaml would change, but it is UTF-16, which no patch can hold',
      '',
    ]);
  });
});

test('of a JSON patch on one line the operation is shown, if it leads to the bond and nowhere else', () => {
  const entry = `{"interface":"bond0","bond":{"mode":"802.3ad","interfaces":["a","b"]}}`;
  const operation = (path: string, value: string): string => `{"op":"add","path":"${path}","value":${value}}`;
  const bond = operation('/machine/network/interfaces/-', entry);
  const files = {
    'lone.json': `[${bond}]\n`,
    'named.json': `[${bond},${operation('/machine/nodeLabels/hunter2', '""')}]\n`,
    'other.json': `[${operation('/machine/token', '"hunter2"')},${bond}]\n`,
    'section.json': `[${operation('/machine/time', '"hunter2"')},${bond}]\n`,
    'within.json': `[${operation('/machine', `{"token":"hunter2","network":{"interfaces":[${entry}]}}`)}]\n`,
  };
  withFiles(files, (cwd) => {
    const { stdout, stderr } = talosBond(['--diff'], { cwd });
    assert.match(stdout, /^--- a\/lone\.json\n\+\+\+ b\/lone\.json\n@@ -1,1 \+1,1 @@\n-\[.*\n\+\[.*\n$/);
    assert.doesNotMatch(stdout, /hunter2/);
    assert.equal(stderr.match(/but its lines hold more/g)?.length, 4);
  });
});

test('standard input has a patch too, and a terminal gets colours', () => {
  const args = ['--diff', '-', '--stdin-filename', 'x y.yaml'];
  assert.match(talosBond(args, { input: faulty }).stdout, /^--- a\/x y\.yaml\t\n\+\+\+ b\/x y\.yaml\t\n@@/);
  const coloured = talosBond([...args, '--color=always'], { input: faulty }).stdout.split('\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for.
  assert.ok(coloured.filter((line) => /^\x1b\[32m\+ /.test(line)).length === 3, coloured.join('\n'));
});

test('the same on every fixture, whatever carries the bond', { skip: !hasPatch && 'no patch' }, () => {
  withFiles({}, (cwd) => {
    cpSync('test/fixtures', path.join(cwd, 'fixed'), { recursive: true });
    const { hidden } = sameThreeWays(cwd);
    assert.deepEqual(hidden, ['carriers/cluster-api.yaml'], 'in quotes, a whole config stands on one line');
  });
});

/** Lines around and in a bond, as people have them. */
const inBond = fc.constantFrom(
  'miimon: 0',
  'updelay: 100',
  'downdelay: 250 # slow',
  '# note',
  '',
  'xmitHashPolicy: layer3+4',
  'lacp-rate: fast',
  'primary: eth0',
  'Mode: 802.3ad',
  'adSelect: "bandwidth"',
);
const behind = fc.constantFrom(
  'cluster:\n  secret: hunter2',
  '      - interface: eth7\n        addresses: [10.9.8.7/24]',
  '        mtu: 9000',
  '        addresses:\n          - 10.9.8.7/24',
  '    nameservers: [10.9.8.7]',
  '# hunter2',
  '---\nkind: Pod\ntoken: hunter2',
  '',
);
const file = fc
  .record({
    mode: fc.constantFrom('802.3ad', 'active-backup', 'balance-xor'),
    lines: fc.array(inBond, { maxLength: 5 }),
    bonds: fc.integer({ min: 1, max: 2 }),
    behind,
    token: fc.boolean(),
    windows: fc.boolean(),
    mark: fc.boolean(),
    end: fc.constantFrom('', '\n', '\n\n'),
  })
  .map(({ mode, lines, bonds, behind: after, token, windows, mark, end }) => {
    const bond = (number: number) => [
      `      - interface: bond${number}`,
      '        bond:',
      ...[`mode: ${mode}`, 'interfaces: [eth0, eth1]', ...lines].map((line) =>
        line === '' ? '' : `          ${line}`,
      ),
    ];
    const text = [
      ...['machine:', ...(token ? ['  token: hunter2'] : []), '  network:', '    interfaces:'],
      ...Array.from({ length: bonds }, (_, number) => bond(number)).flat(),
      after,
    ].join('\n');
    return (mark ? '\uFEFF' : '') + (text + end).replaceAll('\n', windows ? '\r\n' : '\n');
  });
const name = fc.constantFrom(
  'a',
  'b c',
  'ü',
  'd/é',
  '"quoted"',
  'back\\slash',
  "it's",
  '日本/x y',
  '-dash',
  '#1',
  '$x',
);

test('applied by patch and by git it makes what --fix makes, whatever the file', {
  skip: !hasPatch && 'no patch',
}, () => {
  const files = fc.uniqueArray(fc.tuple(name, file), { selector: ([one]) => one, minLength: 9, maxLength: 11 });
  fc.assert(
    fc.property(files, (made) => {
      const texts = Object.fromEntries(made.map(([one, text]) => [`${one}.yaml`, text]));
      withFiles({}, (cwd) => {
        write(cwd, texts);
        const { hidden, shown } = sameThreeWays(cwd);
        assert.deepEqual(hidden, []);
        assert.doesNotMatch(shown, /hunter2|10\.9\.8\.7|9000/);
      });
    }),
    { numRuns: 5 },
  );
});

function write(cwd: string, texts: Readonly<Record<string, string>>): void {
  for (const [one, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(cwd, 'fixed', one)), { recursive: true });
    writeFileSync(path.join(cwd, 'fixed', one), text);
  }
}

/** Fixes the files of a folder in three ways, and compares; gives the patch, and the names of those that it leaves out. */
function sameThreeWays(cwd: string): { readonly hidden: readonly string[]; readonly shown: string } {
  const folder = (side: string) => path.join(cwd, side);
  for (const side of ['patched', 'applied']) cpSync(folder('fixed'), folder(side), { recursive: true });
  const { stdout: input, stderr } = talosBond(['--diff'], { cwd: folder('fixed') });
  talosBond(['--fix'], { cwd: folder('fixed') });
  if (input !== '') {
    const patch = spawnSync('patch', ['-p1', '--binary'], { cwd: folder('patched'), input, encoding: 'utf8' });
    assert.equal(patch.status, 0, patch.stdout + input);
    assert.doesNotMatch(patch.stdout, /fuzz|offset/, input);
    const zero = stderr.includes('--unidiff-zero') ? ['--unidiff-zero'] : [];
    const git = spawnSync('git', ['apply', ...zero, '-'], { cwd: folder('applied'), input, encoding: 'utf8' });
    assert.equal(git.status, 0, git.stderr + input);
  }
  const hidden = [...stderr.matchAll(/^talos-bond: (.*) would change, but/gm)].map(([, name]) => name!);
  const all = readdirSync(folder('fixed'), { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('.yaml'),
  );
  for (const one of all.filter((name) => !hidden.includes(name))) {
    const fixed = readFileSync(path.join(folder('fixed'), one));
    for (const side of ['patched', 'applied'])
      assert.deepEqual(readFileSync(path.join(folder(side), one)), fixed, `${side} ${one}`);
  }
  return { hidden, shown: input };
}
