/** The command line as its users meet it: the bundle, run as a process. */
import assert from 'node:assert/strict';
import { existsSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { commandFrom, type LintCommand } from '../server/src/cli/args.ts';
import { Progress } from '../server/src/cli/progress.ts';
import { english } from '../server/src/core/translate.ts';
import { buildCommand, startTalosBond, talosBond, withFiles } from './support/command.ts';
import { config } from './support/configs.ts';

before(buildCommand);

const faulty = config('mode: 802.3ad', 'interfaces: [eth0, eth1]', 'xmitHashPolicy: layer3+4');
const sound = config(
  'mode: 802.3ad',
  'interfaces: [eth0, eth1]',
  'miimon: 100',
  'updelay: 200',
  'downdelay: 200',
  'xmitHashPolicy: layer3+4',
);

interface Json {
  readonly version: number;
  readonly summary: Readonly<Record<string, number>>;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look at it as a foreign program would.
  readonly problems: readonly any[];
}

const document =
  'apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nbondMode: active-backup\nlinks: [eth0, eth1]\nmiimon: 100\nupdelay: 200\ndowndelay: 200\n';

const json = (stdout: string): Json => JSON.parse(stdout) as Json;
const found = (stdout: string) => json(stdout).problems.map(({ file, code }) => `${file} ${code}`);

test('a faulty bond: place, sentence, line and fix on standard output, the summary beside it, exit code 1', () => {
  withFiles({ 'nodes/a.yaml': faulty, 'b.yaml': sound }, (cwd) => {
    const { code, stdout, stderr } = talosBond([], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(stdout.split('\n'), [
      'nodes/a.yaml:8:11: warning: bond0 is not monitored: Talos sends miimon 0, and an LACP member that loses its cable once stays out until a reboot [missing-link-monitoring]',
      '8 |           mode: 802.3ad',
      '  |           ^~~~',
      '  = fix: Insert miimon: 100, updelay: 200, downdelay: 200 (a dead link is dropped after about 300 ms)',
      '',
      '',
    ]);
    assert.equal(stderr, '2 bonds in 2 files: 1 warning\n');
  });
});

test('the release is the one that a file beside or above names, up to the root of the repository', () => {
  const files = {
    '.git/HEAD': '',
    'talconfig.yaml': 'clusterName: home\ntalosVersion: v1.11.6\nnodes: []\n',
    'nodes/deep/a.yaml': document,
    'new/topf.yaml': 'clusterName: new\ntalosVersion: 1.13.2\n',
    'new/a.yaml': document,
    'other/.git/HEAD': '',
    'other/a.yaml': document,
  };
  withFiles(files, (cwd) => {
    const { stdout, stderr } = talosBond(['--quiet'], { cwd });
    assert.match(stdout, /^nodes\/deep\/a\.yaml:2:7: error: Talos 1\.11\.6 has no BondConfig .*\[not-in-version\]\n$/);
    assert.equal(stderr, '');
    const below = talosBond(['--quiet', '-', '--stdin-filename', 'nodes/new.yaml'], { cwd, input: document });
    assert.match(below.stdout, /^nodes\/new\.yaml:2:7: error: Talos 1\.11\.6/);
    assert.equal(talosBond(['--quiet', '-'], { cwd, input: document }).stdout, '');
  });
});

test('a stated release is named in the summary, and wins over what files name', () => {
  withFiles({ 'talconfig.yaml': 'talosVersion: v1.11.6\n', 'a.yaml': document }, (cwd) => {
    const { code, stderr } = talosBond(['--talos-version', '1.13', 'a.yaml'], { cwd });
    assert.deepEqual(
      { code, stderr },
      { code: 0, stderr: '1 bond in 1 file, judged for Talos 1.13: nothing to report\n' },
    );
    assert.equal(talosBond(['a.yaml'], { cwd }).code, 1);
  });
});

test('a sound bond: nothing on standard output, exit code 0', () => {
  const { code, stdout, stderr } = talosBond(['lint', '-'], { input: sound });
  assert.deepEqual({ code, stdout }, { code: 0, stdout: '' });
  assert.equal(stderr, '1 bond in 1 file: nothing to report\n');
});

test('json: one object in the shape of the contract', () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const { code, stdout, stderr } = talosBond(['--format', 'json', path.join(cwd, 'a.yaml')], { cwd });
    assert.equal(code, 1);
    assert.equal(stderr, '');
    const { version, summary, problems } = json(stdout);
    assert.equal(version, 1);
    assert.deepEqual(summary, { files: 1, bonds: 1, error: 0, warning: 1, info: 0, hint: 0 });
    const [{ message, docs, fixes, ...rest }] = problems;
    assert.deepEqual(rest, {
      file: 'a.yaml',
      code: 'missing-link-monitoring',
      level: 'warning',
      bond: 'bond0',
      dialect: 'legacy',
      range: { start: { line: 8, column: 11 }, end: { line: 8, column: 15 } },
      related: [],
    });
    assert.match(message, /^bond0 is not monitored/);
    assert.match(docs, /^https:\/\/github\.com\/.*#missing-link-monitoring$/);
    const at = { line: 8, column: 24 };
    assert.deepEqual(fixes[0], {
      title: 'Insert miimon: 100, updelay: 200, downdelay: 200 (a dead link is dropped after about 300 ms)',
      preferred: true,
      safe: true,
      edits: [
        {
          range: { start: at, end: at },
          newText: '\n          miimon: 100\n          updelay: 200\n          downdelay: 200',
        },
      ],
    });
  });
});

test('CRLF, a byte order mark and UTF-16 do not shift what is reported', () => {
  const texts = {
    'crlf.yaml': faulty.replaceAll('\n', '\r\n'),
    'bom.yaml': `\uFEFFkind: BondConfig\napiVersion: v1alpha1\nname: bond0\nbondMode: 802.3ad\nlinks: [a, b]\nxmitHashPolicy: layer3+4\n`,
    'wide.yaml': Buffer.from(`\uFEFF${faulty}`, 'utf16le'),
    'one-line.yaml': `\uFEFF{"machine": {"network": {"interfaces": [{"interface": "bönd", "bond": {"mode": "802.3ad", "interfaces": ["a", "b"], "xmitHashPolicy": "layer3+4"}}]}}}`,
  };
  withFiles(texts, (cwd) => {
    const { problems } = json(talosBond(['--format', 'json'], { cwd }).stdout);
    const places = problems.map(({ file, range }) => `${file} ${range.start.line}:${range.start.column}`);
    // The mark at the front makes up for columns that count from 1.
    const column = texts['one-line.yaml'].indexOf('"mode"');
    assert.deepEqual(places, ['bom.yaml 4:1', 'crlf.yaml 8:11', `one-line.yaml 1:${column}`, 'wide.yaml 8:11']);
  });
});

test('standard input is judged under the name it is given, and only with the path -', () => {
  assert.deepEqual(found(talosBond(['-', '--format=json'], { input: faulty }).stdout), [
    '<stdin> missing-link-monitoring',
  ]);
  const named = ['-', '--stdin-filename', 'x/y.yaml', '--format=json'];
  assert.deepEqual(found(talosBond(named, { input: faulty }).stdout), ['x/y.yaml missing-link-monitoring']);
});

test('--rule and --fail-on decide about the exit code', () => {
  const code = (...args: readonly string[]) => talosBond(['-', ...args], { input: faulty }).code;
  assert.equal(code('--fail-on', 'error'), 0);
  assert.equal(code('--fail-on', 'never'), 0);
  assert.equal(code('--fail-on', 'hint'), 1);
  assert.equal(code('--rule', 'missing-link-monitoring=off'), 0);
  assert.equal(code('--rule', 'missing-link-monitoring=hint'), 0);
  assert.equal(code('--rule=missing-link-monitoring=hint', '--fail-on=hint'), 1);
  assert.equal(code('--rule', 'missing-link-monitoring=off', '--rule', 'missing-link-monitoring=error'), 1);
});

test('wrong arguments: one sentence, exit code 2, nothing judged', () => {
  const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
    [['--nonsense'], /no option --nonsense/],
    [['--rule', 'missing-link-monitorin=off'], /missing-link-monitoring comes near/],
    [['explain', 'warp-factor-nine'], /no rule or field/],
  ];
  for (const [args, sentence] of cases) {
    const { code, stdout, stderr } = talosBond(args, { input: faulty });
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' }, args.join(' '));
    assert.match(stderr, sentence);
  }
});

test('each argument that makes no sense is told by itself', () => {
  const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
    [['--format', 'xml'], /--format takes text, json/],
    [['--format'], /--format needs a value/],
    [['--write-baseline', '--quiet'], /--write-baseline needs a value/],
    [['--quiet=yes'], /--quiet takes no value/],
    [['--rule', 'missing-link-monitoring=fatal'], /takes code=level/],
    [['--rule', 'missing-link-monitoring'], /takes code=level/],
    [['--rule', '=off'], /takes code=level/],
    [['--talos-version', 'one'], /takes a version/],
    [['--fail-on', 'fatal'], /--fail-on takes/],
    [['--color', 'pink'], /--color takes/],
    [['--stdin-filename', 'x.yaml'], /needs the path -/],
    [['explain'], /one code or field/],
    [['explain', 'a', 'b'], /one code or field/],
    [['explain', '-'], /cannot read standard input/],
    [['explain', 'a', '--quiet'], /no option --quiet/],
  ];
  for (const [args, message] of cases) assert.throws(() => commandFrom(args), { message }, args.join(' '));
});

test('the first word is a command only if it is one, and not behind --', () => {
  const paths = (...args: readonly string[]) => (commandFrom(args) as LintCommand).paths;
  assert.deepEqual(paths(), ['.']);
  assert.deepEqual(paths('lint'), ['.']);
  assert.deepEqual(paths('lint', 'lint', '-'), ['lint', '-']);
  assert.deepEqual(paths('--', 'lint', '--help'), ['lint', '--help']);
  assert.deepEqual(paths('a.yaml', 'explain'), ['a.yaml', 'explain']);
  assert.equal(commandFrom(['lint', '--help']).name, 'help');
});

test('a named path that cannot be read: one sentence, exit code 2, and the others are judged', () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const { code, stdout, stderr } = talosBond(['no-such.yaml', '', 'a.yaml', '--quiet'], { cwd });
    assert.equal(code, 2);
    assert.match(stdout, /^a\.yaml:8:11: warning/);
    assert.deepEqual(stderr.trimEnd().split('\n'), [
      'talos-bond: no-such.yaml cannot be read: there is no such file or folder',
      "talos-bond: '' cannot be read: there is no such file or folder",
    ]);
  });
});

test('a link that leads in a circle is told, and the others are judged', {
  skip: process.platform === 'win32' && 'needs links',
}, () => {
  withFiles({ 'a.yaml': faulty, 'z.yaml': faulty }, (cwd) => {
    symlinkSync('circle.yaml', path.join(cwd, 'circle.yaml'));
    const { code, stdout, stderr } = talosBond(['--quiet'], { cwd });
    assert.match(stdout, /^a\.yaml:.*\nz\.yaml:.*\n$/);
    assert.deepEqual([code, stderr], [1, 'talos-bond: circle.yaml cannot be read: its links lead in a circle\n']);
  });
});

test('standard output that takes nothing: one sentence, exit code 3', { skip: !existsSync('/dev/full') }, () => {
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    const { code, stderr } = talosBond(['--quiet'], { cwd, stdout: openSync('/dev/full', 'w') });
    assert.deepEqual([code, stderr], [3, 'talos-bond: standard output cannot be written: the disk is full\n']);
  });
});

test('long work tells a terminal how far it is, and nobody else', () => {
  const linesFor = (isTTY: boolean): string => {
    let written = '';
    const write = (text: string): boolean => {
      written += text;
      return true;
    };
    const progress = new Progress({ isTTY, write }, 2, english, 0);
    progress.step();
    progress.end();
    return written;
  };
  assert.equal(linesFor(true), '\r\x1b[K1 of 2 files\r\x1b[K');
  assert.equal(linesFor(false), '');
});

test('no bond: exit code 0, and standard error says so', () => {
  withFiles({ 'a.yaml': 'kind: Pod\n', 'b.txt': faulty }, (cwd) => {
    const expected = { code: 0, stdout: '', stderr: 'No bond found in 1 file\n' };
    assert.deepEqual(talosBond([], { cwd }), expected);
    assert.deepEqual(talosBond(['--quiet'], { cwd }), { ...expected, stderr: '' });
  });
});

test('no file: exit code 0, and standard error says where none is, or who ignores it', () => {
  const files = {
    'none/b.txt': faulty,
    'empty/a.yml.txt': '',
    'out/a.yaml': faulty,
    'out/.talos-bond.yaml': 'ignore: ["*"]',
  };
  withFiles(files, (cwd) => {
    const said = (...args: readonly string[]) => {
      const { code, stdout, stderr } = talosBond(args, { cwd });
      assert.deepEqual([code, stdout], [0, '']);
      return stderr;
    };
    assert.equal(
      said('none', 'empty/'),
      'No YAML or JSON files found in none, empty; what .gitignore names is passed over\n',
    );
    for (const named of ['out', 'out/a.yaml'])
      assert.equal(said(named), 'Nothing to judge: .talos-bond.yaml ignores all that was found\n');
    assert.equal(said('none', '--quiet'), '');
  });
});

test('folders: the right names, in order, not what is ignored, each file once', () => {
  const files = {
    'b.yml': faulty,
    'a/z.yaml': faulty,
    'a/c.json': JSON.stringify({
      machine: {
        network: {
          interfaces: [
            { interface: 'b', bond: { mode: '802.3ad', interfaces: ['x', 'y'], xmitHashPolicy: 'layer3+4' } },
          ],
        },
      },
    }),
    'a/t.yaml.j2': faulty,
    'a/readme.md': faulty,
    'node_modules/p/a.yaml': faulty,
    '.git/a.yaml': faulty,
    '.hidden/a.yaml': faulty,
    '.gitignore': '*.gen.yaml\n/out/\n',
    'x.gen.yaml': faulty,
    'out/a.yaml': faulty,
    'deep/.gitignore': '!keep.gen.yaml\n',
    'deep/keep.gen.yaml': faulty,
  };
  withFiles(files, (cwd) => {
    symlinkSync(cwd, path.join(cwd, 'circle'), 'junction');
    const names = (...args: readonly string[]) =>
      json(talosBond(['--format=json', ...args], { cwd }).stdout).problems.map(({ file }) => file);
    assert.deepEqual(names(), ['.hidden/a.yaml', 'a/c.json', 'a/t.yaml.j2', 'a/z.yaml', 'b.yml', 'deep/keep.gen.yaml']);
    assert.deepEqual(names('b.yml', '.', 'a', './b.yml').length, 6);
    assert.deepEqual(names('out', 'x.gen.yaml'), ['out/a.yaml', 'x.gen.yaml'], 'what is named is searched');
    assert.deepEqual(talosBond(['.', '--quiet'], { cwd: path.join(cwd, 'a') }).stdout.split(':')[0], 'c.json');
    const outside = json(talosBond(['../b.yml', '--format=json'], { cwd: path.join(cwd, 'a') }).stdout);
    assert.equal(outside.problems[0].file, '../b.yml');
  });
});

test('a file with a bond that is no YAML is an error; templates are left alone', () => {
  const twice = config('mode: 802.3ad', 'interfaces: [eth0, eth1]', 'miimon: 100', 'mode: 802.3ad');
  const open = faulty.replace('token: hunter2', 'token: "hunter2');
  const files = {
    'twice.yaml': twice,
    'open.yaml': open,
    'conflict.yaml': `${faulty}<<<<<<< HEAD\n`,
    'latin.yaml': Buffer.from(`${faulty}# caf\u00e9\n`, 'latin1'),
    'nul.yaml': `${faulty}# \0\n`,
    'other-document.yaml': `${faulty}---\na: [\n`,
    'suffix.yaml.j2': open,
    'expression.yaml': open.replace('hunter2', '{{ token }}'),
    'no-bond.yaml': 'a: [\n',
    'old-line-ends.yaml': faulty.replaceAll('\n', '\r'),
  };
  withFiles(files, (cwd) => {
    const { code, stdout } = talosBond(['--format=json', '--fail-on=error'], { cwd });
    assert.equal(code, 1);
    const invalid = json(stdout).problems.filter(({ code: one }) => one === 'invalid-yaml');
    const places = invalid.map(
      ({ file, level, range }) => `${file}:${range.start.line}:${range.start.column} ${level}`,
    );
    assert.deepEqual(places, [
      'conflict.yaml:13:1 error',
      'latin.yaml:13:6 error',
      'nul.yaml:13:3 error',
      'open.yaml:13:1 error',
      'other-document.yaml:15:1 error',
      'twice.yaml:11:11 error',
    ]);
    const second = invalid.find(({ file }) => file === 'twice.yaml');
    assert.match(second.message, /^mode is written twice/);
    assert.deepEqual(second.related[0].range.start, { line: 8, column: 11 });
    assert.equal(talosBond(['--quiet', '--rule=invalid-yaml=off', '--fail-on=error'], { cwd }).code, 0);
  });
});

test('what is not the bond’s own is never shown', () => {
  const secret = /hunter|s3cret/;
  const flow = `{machine: {token: hunter2, network: {interfaces: [{interface: bond0, bond: {mode: 802.3ad, interfaces: [a, b]}, s3cret: 1}]}}}`;
  const texts = [
    faulty,
    flow,
    faulty.replace('token: hunter2', 'token: "hunter2'),
    faulty.replace('mode: 802.3ad', 'mode: "802.3ad'),
    faulty.replace('[eth0, eth1]', '[eth0, eth1'),
    faulty.replace('        bond:', '        bond: {'),
    faulty.replace('cluster:', 'cluster: @hunter2\n '),
    `${faulty}hunter2\n`,
  ];
  withFiles(Object.fromEntries(texts.map((text, index) => [`${index}.yaml`, text])), (cwd) => {
    for (const args of [[], ['--quiet'], ['--format=json']]) {
      const { stdout, stderr, code } = talosBond(args, { cwd });
      assert.equal(code, 1);
      assert.doesNotMatch(stdout + stderr, secret);
      for (const index of texts.keys()) assert.match(stdout, new RegExp(`\\b${index}\\.yaml`), texts[index]);
    }
  });
});

test('colours only where they are wanted, and no text can steer the terminal', () => {
  const escapes = new RegExp(String.fromCharCode(27));
  const run = (args: readonly string[], env = {}) => talosBond(['-', ...args], { input: faulty, env }).stdout;
  assert.doesNotMatch(run([]), escapes);
  assert.match(run(['--color', 'always'], { NO_COLOR: '1' }), escapes);
  assert.doesNotMatch(run(['--color=never']), escapes);
  const nasty = faulty.replace('bond0', '"bond\\e[31m0"');
  const { stdout } = talosBond(['-', '--quiet'], { input: nasty });
  assert.doesNotMatch(stdout, escapes);
  assert.match(stdout, /bond\\u001b\[31m0/);
});

test('texts that no person wrote: an answer in time, and no crash', () => {
  const files = {
    'brackets.yaml': `bond: ${'['.repeat(100_000)}`,
    'aliases.yaml': `bond: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [${`*${i ? `b${i - 1}` : 'a'},`.repeat(9)}]`).join('\n')}\n${faulty}`,
    'long-line.yaml': faulty.replace('[eth0, eth1]', `[${Array.from({ length: 50_000 }, (_, i) => `e${i}`)}]`),
    'noise.yaml': Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 251)),
    'surrogates.json': `${JSON.stringify({ machine: { network: {} } })} "\\ud800 bond"`,
  };
  withFiles(files, (cwd) => {
    const { code, stderr } = talosBond(['--quiet'], { cwd });
    assert.ok(code === 0 || code === 1, stderr);
    assert.equal(stderr, '');
  });
});

test('--help fits a screen, --version is the package’s, --list-rules and explain know every rule', () => {
  const { stdout: help, code } = talosBond(['--help']);
  assert.equal(code, 0);
  assert.ok(help.split('\n').length <= 24 && help.split('\n').every((line) => line.length <= 80));
  assert.match(talosBond(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  const codes = talosBond(['--list-rules'])
    .stdout.trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ')[0]!);
  assert.ok(codes.includes('missing-link-monitoring') && codes.includes('invalid-yaml'));
  for (const one of [codes[0]!, 'invalid-yaml', 'updelay', 'lacpRate'])
    assert.equal(talosBond(['explain', one]).code, 0, one);
  assert.match(talosBond(['explain', 'mimon']).stderr, /miimon/);
});

test('lsp answers on standard input and output, and ends when it is told to', async () => {
  const message = (content: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...content });
    return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
  for (const args of [['lsp'], ['lsp', '--stdio']]) {
    const server = startTalosBond(args);
    let answers = '';
    const ended = new Promise((resolve) => server.on('exit', resolve));
    server.stdout.on('data', (part) => {
      answers += part;
      if (answers.includes('"id":2')) server.stdin.end(message({ method: 'exit' }));
    });
    const params = { processId: null, rootUri: null, capabilities: {} };
    server.stdin.write(
      message({ id: 1, method: 'initialize', params }) + message({ method: 'initialized', params: {} }),
    );
    server.stdin.write(message({ id: 2, method: 'shutdown' }));
    assert.equal(await ended, 0);
    assert.match(answers, /"hoverProvider"/);
  }
});

test('a finding on a suppression is about no bond, and what is no YAML can be let be', () => {
  const outlived = sound.replace('miimon: 100', 'miimon: 100 # talos-bond-ignore slow-failover');
  const twice = sound.replace('miimon: 100', 'miimon: 100\n          miimon: 100');
  const silenced = `# talos-bond-ignore-file invalid-yaml -- Talos never sees it\n${twice}`;
  withFiles({ 'a.yaml': outlived, 'b.yaml': twice, 'c.yaml': silenced }, (cwd) => {
    const { stdout } = talosBond(['--format', 'json'], { cwd });
    assert.deepEqual(
      json(stdout).problems.map(({ file, code, bond, dialect }) => [file, code, bond, dialect]),
      [
        ['a.yaml', 'unused-suppression', null, null],
        ['b.yaml', 'invalid-yaml', 'bond0', 'legacy'],
      ],
    );
  });
});

test('.talos-bond.yaml sets levels, version and paths; flags win over it', () => {
  const settings = 'talosVersion: "1.12.1"\nrules: {missing-link-monitoring: error}\nignore: ["archive/**"]\n';
  const files = { '.talos-bond.yaml': settings, 'nodes/a.yaml': faulty, 'archive/b.yaml': faulty };
  withFiles(files, (cwd) => {
    const levels = (stdout: string) => json(stdout).problems.map(({ file, level }) => `${file} ${level}`);
    assert.deepEqual(levels(talosBond(['--format', 'json'], { cwd }).stdout), ['nodes/a.yaml error']);
    assert.deepEqual(levels(talosBond(['--format', 'json'], { cwd: path.join(cwd, 'nodes') }).stdout), [
      'a.yaml error',
    ]);
    const flagged = ['--format', 'json', '--rule', 'missing-link-monitoring=info'];
    assert.deepEqual(levels(talosBond(flagged, { cwd }).stdout), ['nodes/a.yaml info']);
    // Never judged is never, whoever asks.
    assert.equal(talosBond(['archive/b.yaml'], { cwd }).code, 0);
    const piped = (name: string) =>
      talosBond(['-', '--stdin-filename', name, '--format', 'json'], { cwd, input: faulty }).stdout;
    assert.deepEqual(levels(piped('nodes/c.yaml')), ['nodes/c.yaml error']);
    assert.deepEqual(levels(piped('archive/c.yaml')), []);
  });
});

test('a release asked for wins over that of .talos-bond.yaml, even if it is to be found out', () => {
  const files = { '.talos-bond.yaml': 'talosVersion: "1.11"\n', 'a.yaml': document };
  withFiles(files, (cwd) => {
    assert.match(talosBond(['--quiet'], { cwd }).stdout, /Talos 1\.11 has no BondConfig/);
    assert.equal(talosBond(['--quiet', '--talos-version', 'auto'], { cwd }).stdout, '');
    writeFileSync(path.join(cwd, 'talconfig.yaml'), 'talosVersion: v1.10.2\n');
    assert.match(talosBond(['--quiet', '--talos-version', 'auto'], { cwd }).stdout, /Talos 1\.10\.2 has no BondConfig/);
  });
});

test('the nearest .talos-bond.yaml counts, and none from above the repository', () => {
  withFiles(
    {
      '.talos-bond.yaml': 'rules: {missing-link-monitoring: off}\n',
      'a.yaml': faulty,
      'near/.talos-bond.yaml': 'rules: {missing-link-monitoring: info}\n',
      'near/b/b.yaml': faulty,
      'repository/.git/HEAD': '',
      'repository/c.yaml': faulty,
    },
    (cwd) => {
      const { stdout } = talosBond(['--format', 'json'], { cwd });
      assert.deepEqual(
        json(stdout).problems.map(({ file, level }) => `${file} ${level}`),
        ['near/b/b.yaml info', 'repository/c.yaml warning'],
      );
    },
  );
});

test('what .talos-bond.yaml says wrongly is told with its place, and nothing is judged by it', () => {
  withFiles({ '.talos-bond.yaml': 'rules:\n  slow-lacpp: off\ncolour: red\n', 'a.yaml': faulty }, (cwd) => {
    const { code, stdout, stderr } = talosBond([], { cwd });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.deepEqual(stderr.split('\n'), [
      'talos-bond: .talos-bond.yaml:2:3: there is no rule "slow-lacpp"; slow-lacp comes near',
      'talos-bond: .talos-bond.yaml:3:1: there is no setting "colour", only talosVersion, rules, ignore',
      '',
    ]);
  });
  withFiles({ '.talos-bond.yaml/x': '', 'a.yaml': faulty }, (cwd) => {
    const { code, stderr } = talosBond([], { cwd });
    assert.deepEqual([code, stderr], [2, 'talos-bond: .talos-bond.yaml cannot be read: it is a folder\n']);
  });
});
