/** `--changed-since`: only bonds that were touched since a revision, as git itself sees it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { movedBy, touchedSpans } from '../server/src/cli/touched.ts';
import { applyEdits } from '../server/src/core/text.ts';
import { talosBond, withFiles } from './support/command.ts';
import { faulty, mended, two } from './support/configs.ts';
import { problemsBy } from './support/problems.ts';

const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];

function git(cwd: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

function commit(cwd: string): void {
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-qm', 'a state');
}

/** A repository whose first commit holds these files. */
function inRepository<T>(files: Readonly<Record<string, string | Buffer>>, use: (cwd: string) => T): T {
  return withFiles(files, (cwd) => {
    git(cwd, 'init', '-q');
    commit(cwd);
    return use(cwd);
  });
}

/** Files and bonds that are reported. */
function touched(cwd: string, revision: string, ...args: readonly string[]): readonly string[] {
  const { stdout, stderr } = talosBond(['--changed-since', revision, '--format=json', ...args], { cwd });
  assert.doesNotMatch(stderr, /^talos-bond:/m);
  return [...new Set(problemsBy(stdout, 'file', 'bond'))];
}

test('lines that came, went or changed in one bond touch that bond alone', () => {
  inRepository({ 'a.yaml': two, 'b.yaml': two }, (cwd) => {
    const write = (text: string) => writeFileSync(path.join(cwd, 'a.yaml'), text);
    assert.deepEqual(touched(cwd, 'HEAD'), []);
    const edits: ReadonlyArray<readonly [string, (text: string) => string, readonly string[]]> = [
      ['a change outside', (text) => text.replace('hunter2', 'hunter3'), []],
      ['lines above', (text) => `# one\n# two\n${text}`, []],
      ['a change', (text) => text.replace('lacpRate: fast', 'lacpRate: FAST'), ['a.yaml bond0']],
      ['the last line gone', (text) => text.replace('          lacpRate: fast\ncluster', 'cluster'), ['a.yaml bond1']],
      ['a line in the middle gone', (text) => text.replace(/ +xmitHashPolicy.*\n/, ''), ['a.yaml bond0']],
      ['a line more', (text) => text.replace('bond1\n', 'bond1\n        mtu: 9000\n'), []],
      ['a key more', (text) => text.replace(/(bond1\n +bond:\n)/, '$1          minLinks: 1\n'), ['a.yaml bond1']],
      ['both', (text) => text.replaceAll('fast', 'FAST'), ['a.yaml bond0', 'a.yaml bond1']],
    ];
    for (const [what, edit, expected] of edits) {
      write(edit(two));
      assert.deepEqual(touched(cwd, 'HEAD'), expected, what);
    }
  });
});

test('a text whose lines end with CR alone is touched as a whole', () => {
  const old = faulty.replaceAll('\n', '\r');
  inRepository({ 'a.yaml': old }, (cwd) => {
    assert.deepEqual(touched(cwd, 'HEAD'), []);
    writeFileSync(path.join(cwd, 'a.yaml'), old.replace('worker', 'controlplane'));
    assert.deepEqual(touched(cwd, 'HEAD'), ['a.yaml bond0']);
  });
});

test('staged, committed and unsaved work all count, from the root and from below', () => {
  inRepository({ 'nodes/a.yaml': faulty, 'nodes/b.yaml': faulty, 'c.yaml': faulty }, (cwd) => {
    git(cwd, 'tag', 'start');
    appendFileSync(path.join(cwd, 'c.yaml'), '# outside\n');
    writeFileSync(path.join(cwd, 'nodes/a.yaml'), faulty.replace('eth1', 'eth2'));
    git(cwd, 'add', '-A');
    assert.deepEqual(touched(cwd, 'HEAD'), ['nodes/a.yaml bond0']);
    commit(cwd);
    assert.deepEqual(touched(cwd, 'HEAD'), []);
    assert.deepEqual(touched(cwd, 'start'), ['nodes/a.yaml bond0']);
    assert.deepEqual(touched(cwd, 'HEAD~1', 'nodes'), ['nodes/a.yaml bond0']);
    assert.deepEqual(touched(path.join(cwd, 'nodes'), 'start'), ['a.yaml bond0']);
    assert.deepEqual(touched(path.join(cwd, 'nodes'), 'start', '../c.yaml', 'b.yaml'), []);
  });
});

test('a renamed file is as old as its lines; new, untracked and ignored files are all new', () => {
  const files = { 'a.yaml': two, '.gitignore': 'gen/\n', 'b.yaml': mended };
  inRepository(files, (cwd) => {
    const at = (name: string) => path.join(cwd, name);
    mkdirSync(at('moved'));
    renameSync(at('a.yaml'), at('moved/ä "b.yaml'));
    git(cwd, 'add', '-A');
    assert.deepEqual(touched(cwd, 'HEAD'), []);
    writeFileSync(at('moved/ä "b.yaml'), two.replace('fast', 'FAST'));
    assert.deepEqual(touched(cwd, 'HEAD'), ['moved/ä "b.yaml bond0']);
    writeFileSync(at('new.yaml'), faulty);
    mkdirSync(at('gen'));
    writeFileSync(at('gen/c.yaml'), faulty);
    assert.deepEqual(touched(cwd, 'HEAD', 'new.yaml', 'gen'), ['gen/c.yaml bond0', 'new.yaml bond0']);
    rmSync(at('b.yaml'));
    assert.deepEqual(touched(cwd, 'HEAD', 'new.yaml'), ['new.yaml bond0']);
  });
});

test('what others did to the branch meanwhile is theirs', () => {
  inRepository({ 'a.yaml': faulty, 'b.yaml': faulty }, (cwd) => {
    git(cwd, 'branch', 'trunk');
    writeFileSync(path.join(cwd, 'a.yaml'), faulty.replace('eth1', 'eth2'));
    commit(cwd);
    git(cwd, 'checkout', '-q', '-b', 'topic', 'trunk');
    git(cwd, 'checkout', '-q', 'trunk');
    writeFileSync(path.join(cwd, 'b.yaml'), faulty.replace('eth1', 'eth3'));
    commit(cwd);
    git(cwd, 'checkout', '-q', 'main');
    assert.deepEqual(touched(cwd, 'trunk'), ['a.yaml bond0']);
  });
});

test('the user may have configured git as he likes, and contents may look like anything', () => {
  const odd = `${faulty.replace('cluster:', 'x: |\n  +++ b/b.yaml\n  @@ -1 +1 @@\ncluster:')}`;
  inRepository({ 'a.yaml': odd, 'b.yaml': faulty, 'crlf.yaml': two.replaceAll('\n', '\r\n') }, (cwd) => {
    const settings = ['noprefix true', 'mnemonicPrefix true', 'renames false', 'context 9', 'interHunkContext 50'];
    for (const setting of [...settings, 'external false'])
      git(cwd, 'config', ...(`diff.${setting}`.split(' ') as [string, string]));
    git(cwd, 'config', 'color.ui', 'always');
    const text = readFileSync(path.join(cwd, 'a.yaml'), 'utf8').replace(
      'cluster',
      '  @@ -1,9 +1,9 @@\n  +++ b/b.yaml\ncluster',
    );
    writeFileSync(path.join(cwd, 'a.yaml'), text.replace('fast', 'FAST'));
    writeFileSync(path.join(cwd, 'crlf.yaml'), two.replace('fast', 'FAST').replaceAll('\n', '\r\n'));
    assert.deepEqual(touched(cwd, 'HEAD'), ['a.yaml bond0', 'crlf.yaml bond0']);
  });
});

test('links count as what they lead to, and each repository has its own history', {
  skip: process.platform === 'win32' && 'needs links',
}, () => {
  inRepository({ 'real/a.yaml': faulty }, (cwd) => {
    symlinkSync('real/a.yaml', path.join(cwd, 'link.yaml'));
    commit(cwd);
    assert.deepEqual(touched(cwd, 'HEAD'), []);
    writeFileSync(path.join(cwd, 'real/a.yaml'), faulty.replace('eth1', 'eth2'));
    assert.deepEqual(touched(cwd, 'HEAD'), ['link.yaml bond0', 'real/a.yaml bond0']);
    const inner = path.join(cwd, 'inner');
    mkdirSync(inner);
    writeFileSync(path.join(inner, 'b.yaml'), faulty);
    git(inner, 'init', '-q');
    commit(inner);
    assert.deepEqual(touched(cwd, 'HEAD', 'inner'), []);
    withFiles({ 'c.yaml': faulty }, (elsewhere) => {
      symlinkSync(path.join(elsewhere, 'c.yaml'), path.join(inner, 'out.yaml'));
      assert.deepEqual(touched(cwd, 'HEAD', 'inner'), ['inner/out.yaml bond0'], 'of which git knows nothing');
    });
  });
});

test('a repository behind a link or within that lacks the revision is told once, and the rest is judged', {
  skip: process.platform === 'win32' && 'needs links',
}, () => {
  inRepository({ 'a.yaml': faulty }, (cwd) => {
    git(cwd, 'tag', 'start');
    inRepository({ 'b.yaml': faulty, 'c.yaml': faulty, 'd/e.yaml': faulty }, (elsewhere) => {
      symlinkSync(path.join(elsewhere, 'b.yaml'), path.join(cwd, 'b.yaml'));
      symlinkSync(path.join(elsewhere, 'd/e.yaml'), path.join(cwd, 'e.yaml'));
      mkdirSync(path.join(cwd, 'inner'));
      git(path.join(cwd, 'inner'), 'init', '-q');
      writeFileSync(path.join(cwd, 'inner/f.yaml'), faulty);
      commit(path.join(cwd, 'inner'));
      const run = (...args: readonly string[]) => talosBond(['--quiet', '--changed-since', 'start', ...args], { cwd });
      const told =
        /^talos-bond: git knows no revision "start" in \S+; no file in it is judged\ntalos-bond: .* in inner; .*\n$/;
      const before = run();
      assert.deepEqual([before.code, before.stdout], [2, '']);
      assert.match(before.stderr, told);
      writeFileSync(path.join(cwd, 'a.yaml'), faulty.replace('eth1', 'eth2'));
      const { code, stdout, stderr } = run();
      assert.equal(code, 2);
      assert.match(stdout, /^a\.yaml:.*\n$/);
      assert.match(stderr, told);
      assert.match(run('inner').stderr, /^talos-bond: git knows no revision "start" in inner\n/, 'asked for by name');
      assert.match(talosBond(['--changed-since', 'nowhere'], { cwd }).stderr, /^talos-bond: .* "nowhere" in \.\n/);
    });
  });
});

test('a submodule is as old as the commit that the repository around it names', () => {
  withFiles({ 'a.yaml': faulty, 'inner/b.yaml': two }, (cwd) => {
    const inner = path.join(cwd, 'inner');
    for (const folder of [inner, cwd]) git(folder, 'init', '-q');
    git(cwd, 'add', 'a.yaml');
    git(cwd, 'commit', '-qm', 'without it');
    commit(inner);
    commit(cwd);
    const start = spawnSync('git', ['rev-parse', 'HEAD'], { cwd, encoding: 'utf8' }).stdout.trim();
    assert.deepEqual(touched(cwd, start), []);
    writeFileSync(path.join(inner, 'b.yaml'), two.replace('fast', 'FAST'));
    assert.deepEqual(touched(cwd, start), ['inner/b.yaml bond0']);
    commit(inner);
    commit(cwd);
    assert.deepEqual(touched(cwd, start), ['inner/b.yaml bond0']);
    assert.deepEqual(touched(cwd, 'HEAD'), []);
    assert.deepEqual(touched(inner, 'HEAD~1'), ['b.yaml bond0']);
    assert.deepEqual(touched(cwd, `${start}~1`), ['inner/b.yaml bond0', 'inner/b.yaml bond1']);
  });
});

test('what broke the YAML need not stand in a bond', () => {
  inRepository({ 'a.yaml': faulty, 'b.yaml': `${faulty}a: [\n` }, (cwd) => {
    appendFileSync(path.join(cwd, 'a.yaml'), 'a: [\n');
    const { stdout } = talosBond(['--changed-since', 'HEAD', '--quiet', '--fail-on=error'], { cwd });
    assert.match(stdout, /^a\.yaml:\S+ error: .*\[invalid-yaml\]\n$/);
  });
});

test('with --fix only touched bonds are mended, and what is left of them is reported', () => {
  inRepository({ 'a.yaml': two }, (cwd) => {
    writeFileSync(path.join(cwd, 'a.yaml'), `# above\n${two.replace('layer3+4', 'layer2')}`);
    const { stdout, stderr } = talosBond(['--changed-since', 'HEAD', '--fix', '--quiet'], { cwd });
    assert.equal(stderr, '');
    assert.match(stdout, /^a\.yaml:14:27: info: bond0 .*\[layer2-hash\]\n$/);
    const text = readFileSync(path.join(cwd, 'a.yaml'), 'utf8');
    assert.equal(text.match(/miimon/g)?.length, 1, text);
    assert.ok(text.indexOf('miimon') < text.indexOf('bond1'));
  });
});

test('where git cannot say, one sentence and exit code 2', () => {
  inRepository({ 'a.yaml': faulty }, (cwd) => {
    const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
      [['--changed-since', 'no-such'], /^talos-bond: git knows no revision "no-such" in \.\n$/],
      [['--changed-since=--output=x'], /^talos-bond: git knows no revision "--output=x" in \.\n$/],
    ];
    for (const [args, sentence] of cases) {
      const { code, stdout, stderr } = talosBond(args, { cwd });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, sentence);
    }
    const nothing = talosBond(['--changed-since', 'HEAD'], { cwd });
    assert.deepEqual([nothing.code, nothing.stderr], [0, 'No file with a bond was touched since HEAD\n']);
    const without = talosBond(['--changed-since', 'HEAD'], { cwd, env: { PATH: '/nowhere' } });
    assert.deepEqual([without.code, without.stderr], [2, 'talos-bond: git is needed for this, and cannot be run\n']);
  });
  withFiles({ 'a.yaml': faulty }, (cwd) => {
    for (const args of [[], ['a.yaml'], ['.']]) {
      const { code, stderr } = talosBond(['--changed-since', 'HEAD', ...args], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /^talos-bond: --changed-since needs a git repository, and \. is in none\n$/);
    }
  });
});

test('a shallow clone and a repository of somebody else are told as what they are', () => {
  inRepository({ 'a.yaml': faulty }, (cwd) => {
    appendFileSync(path.join(cwd, 'a.yaml'), '# more\n');
    commit(cwd);
    git(cwd, 'clone', '-q', '--depth=1', `file://${cwd}`, 'shallow');
    const shallow = talosBond(['--changed-since', 'HEAD~1'], { cwd: path.join(cwd, 'shallow') });
    assert.equal(shallow.code, 2);
    assert.match(shallow.stderr, /^talos-bond: git knows no revision "HEAD~1" in \., which is a shallow clone: .*\n$/);
    const foreign = talosBond(['--changed-since', 'HEAD'], { cwd, env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' } });
    assert.equal(foreign.code, 2);
    assert.match(
      foreign.stderr,
      /^talos-bond: git failed: fatal: detected dubious ownership .* safe\.directory \S+\n$/,
    );
  });
});

test('touched places move with the edits, whatever they are', () => {
  const edits = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.string({ maxLength: 4 })),
    {
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(edits, fc.integer({ min: 0, max: 8 }), (steps, line) => {
      const text = Array.from({ length: 9 }, (_, index) => `line ${index}\n`).join('');
      const [span] = touchedSpans(text, [{ start: line, end: line + 1 }]);
      assert.equal(text.slice(span!.start, span!.end), `line ${line}`);
      let at = 0;
      const made = steps.flatMap(([gap, length, newText]) => {
        const start = at + gap;
        at = start + length + 1;
        return at < text.length ? [{ span: { start, end: start + length }, newText }] : [];
      });
      const apart = made.filter(({ span: one }) => one.end < span!.start || one.start > span!.end);
      const after = applyEdits(text, apart);
      const [moved, ...written] = movedBy(apart, [span!]);
      assert.equal(after.slice(moved!.start, moved!.end), `line ${line}`);
      assert.deepEqual(
        written.map((one) => after.slice(one.start, one.end)),
        apart.map(({ newText }) => newText),
      );
    }),
  );
});
