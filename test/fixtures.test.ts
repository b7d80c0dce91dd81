import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fixAll } from '../server/src/core/judge/fix.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../server/src/core/options.ts';
import { rules } from '../server/src/core/rules/index.ts';
import { targetOf } from '../server/src/core/version.ts';
import { levelsIn, remarksIn, versionIn } from './support/annotations.ts';
import { annotatedFixtures, fixturesIn } from './support/fixtures.ts';

const optionsFor = (text: string): Options =>
  ({ ...defaultOptions, levels: levelsIn(text), target: targetOf(versionIn(text)) }) as Options;

/** A finding as a fixture would annotate it: line and columns, level and code. */
function findingsIn(path: string, text: string) {
  const { diagnostics, failures } = validate(new BondFile(text, path), optionsFor(text));
  assert.deepEqual(failures, []);
  return diagnostics.map(({ span, level, code, message }) => {
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    const line = text.slice(0, lineStart).split('\n').length - 1;
    assert.ok(!text.slice(span.start, span.end).includes('\n'), `${code} spans more than one line`);
    return { at: `${line + 1}:${span.start - lineStart}-${span.end - lineStart} ${level}[${code}]`, message };
  });
}

const byPlace = (a: string, b: string): number => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);

for (const { path, text } of annotatedFixtures()) {
  test(`${path}: reports what is annotated and nothing else`, () => {
    const remarks = remarksIn(text);
    const found = findingsIn(path, text);
    const wanted = remarks.map(({ line, start, end, level, code }) => `${line + 1}:${start}-${end} ${level}[${code}]`);
    assert.deepEqual(
      found.map(({ at }) => at).toSorted(byPlace),
      wanted.toSorted(byPlace),
      found.map(({ at, message }) => `${at} ${message}`).join('\n'),
    );
    for (const { line, level, code, message, start } of remarks) {
      const said = found
        .filter(({ at }) => at.startsWith(`${line + 1}:${start}-`) && at.endsWith(`${level}[${code}]`))
        .map((one) => one.message);
      assert.ok(
        said.some((whole) => whole.includes(message)),
        `"${said.join('" / "')}" does not say "${message}"`,
      );
    }
  });

  const golden = path.replace(/(\.crlf)?\.(yaml(?:\.\w+)?|json)$/, '.fixed$1.$2');
  test(`${path}: ${existsSync(golden) ? `becomes ${golden}` : 'stays as it is'} under fix all`, () => {
    const fixed = fixAll(new BondFile(text, path), optionsFor(text));
    assert.equal(fixed, existsSync(golden) ? readFileSync(golden, 'utf8') : text);
    assert.equal(fixAll(new BondFile(fixed, path), optionsFor(text)), fixed, 'twice is the same as once');
  });
}

for (const { path, text } of fixturesIn('quiet')) {
  test(`${path}: nothing may be reported`, () => {
    assert.deepEqual(findingsIn(path, text), []);
  });
}

test('every rule has a fixture that shows it', () => {
  const shown = new Set(annotatedFixtures().flatMap(({ text }) => remarksIn(text).map(({ code }) => code)));
  assert.deepEqual(
    rules.map(({ code }) => code).filter((code) => !shown.has(code)),
    [],
  );
  assert.deepEqual(
    rules.map(({ code }) => code).filter((code) => !existsSync(`test/fixtures/${code}.yaml`)),
    [],
  );
});
