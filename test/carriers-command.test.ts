/** The journey of a user on the command line: every carrier, as a file on disk, is linted, shown mended, and mended. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Carrier, carriers } from './support/carriers.ts';
import { talosBond, withFiles } from './support/command.ts';
import { faulty, isNow, sound } from './support/twins.ts';

/** One folder for each carrier, so that none is the neighbour of another. */
const nameOf = (carrier: Carrier): string => `${carriers.indexOf(carrier)}/${carrier.file}`;

const textOf = (carrier: Carrier): string => carrier.put(faulty(carrier.form)).text;

const files = Object.fromEntries(carriers.map((carrier) => [nameOf(carrier), textOf(carrier)]));

interface Problem {
  readonly file: string;
  readonly code: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
  readonly fixes: readonly unknown[];
}

type Texts = Readonly<Record<string, string>>;

/** What the command line makes of all the carriers. */
interface Course {
  readonly found: readonly Problem[];
  readonly left: readonly Problem[];
  readonly fixed: Texts;
  /** What `patch` makes of the files with what `--diff` shows. */
  readonly patched: Texts;
  /** Files that `--diff` names without a patch. */
  readonly hidden: readonly string[];
}

const hasPatch = spawnSync('patch', ['--version']).status === 0;

function walk(root: string): Course {
  const [fixed, patched] = [path.join(root, 'fixed'), path.join(root, 'patched')];
  return withFiles(files, (cwd) => {
    for (const copy of [fixed, patched]) cpSync(cwd, copy, { recursive: true });
    const found = lint(cwd);
    const { stdout: input, stderr } = talosBond(['lint', '--diff'], { cwd });
    assert.deepEqual(read(cwd), files, '--diff writes nothing');
    if (hasPatch) patch(patched, input);
    talosBond(['lint', '--fix', '--quiet'], { cwd: fixed });
    const hidden = [...stderr.matchAll(/^talos-bond: (.*) would change, but its lines hold more/gm)];
    return {
      ...{ found, left: lint(fixed), fixed: read(fixed), patched: read(patched) },
      hidden: hidden.map(([, name]) => name!),
    };
  });
}

function lint(cwd: string): readonly Problem[] {
  const { code, stdout } = talosBond(['lint', '--format', 'json'], { cwd });
  assert.equal(code, 1);
  return (JSON.parse(stdout) as { problems: Problem[] }).problems;
}

function patch(cwd: string, input: string): void {
  const { status, stdout } = spawnSync('patch', ['-p1', '--binary'], { cwd, input, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
  assert.doesNotMatch(stdout, /fuzz|offset/);
}

const read = (cwd: string): Texts =>
  Object.fromEntries(Object.keys(files).map((name) => [name, readFileSync(path.join(cwd, name), 'utf8')]));

/** Line and column of the bond's mode. */
function placeIn(text: string): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, text.search(/"?(?:bondMode|mode)"?[:=] *"?active-backup/)).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

const within = (problems: readonly Problem[], carrier: Carrier): readonly Problem[] =>
  problems.filter(({ file }) => file === nameOf(carrier));

/** What stands before the bond and behind it. */
function aroundIn(carrier: Carrier, bond: string): readonly [string, string] {
  const { text, at } = carrier.put(bond);
  return [text.slice(0, at(0)), text.slice(at(bond.length))];
}

const course = withFiles({}, walk);

for (const carrier of carriers) {
  test(`${carrier.what}: the command line finds the fault, at its place, with the fix for it`, () => {
    const [{ code, range, fixes }, ...more] = within(course.found, carrier) as [Problem];
    assert.deepEqual({ code, ...range.start }, { code: 'missing-link-monitoring', ...placeIn(textOf(carrier)) });
    assert.ok(fixes.length > 0 || carrier.fixes === 'some');
    assert.deepEqual(more, []);
  });

  test(`${carrier.what}: --fix mends the fault and nothing else`, () => {
    const { form } = carrier;
    const text = course.fixed[nameOf(carrier)]!;
    if (within(course.found, carrier).some(({ fixes }) => fixes.length > 0)) {
      const [front, back] = aroundIn(carrier, faulty(form));
      assert.deepEqual(within(course.left, carrier), []);
      assert.ok(text.startsWith(front) && text.endsWith(back), text);
      isNow(text, sound(form), carrier);
    } else {
      assert.equal(text, textOf(carrier));
      assert.equal(within(course.left, carrier).length, 1);
    }
  });

  test(`${carrier.what}: what --diff shows is a patch that does the same`, { skip: !hasPatch && 'no patch' }, () => {
    const name = nameOf(carrier);
    assert.equal(course.patched[name], course.hidden.includes(name) ? files[name] : course.fixed[name]);
  });
}

const named = (some: (carrier: Carrier) => boolean): readonly string[] => carriers.filter(some).map(({ what }) => what);

test('--fix mends all carriers but those whose escapes or folded lines stand in its way', () => {
  const isLeft = (carrier: Carrier): boolean => within(course.left, carrier).length > 0;
  assert.deepEqual(named(isLeft), [
    'talhelper, a folded block',
    'talhelper, a document in a folded block',
    'talhelper, double quotes',
    'TalosConfigTemplate, a strategic patch in double quotes',
    'a schematic, META in double quotes',
  ]);
});

test('--diff shows no line that holds what is neither the bond nor the way to it', () => {
  assert.deepEqual(
    named((carrier) => course.hidden.includes(nameOf(carrier))),
    ['Sidero Server as JSON on one line, a JSON patch of the interfaces', 'a profile of the imager, META as JSON'],
  );
});
