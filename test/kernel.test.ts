/** Judge two: what real kernels did with a bond, and what we say of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldId } from '../server/src/core/fields/fields.ts';
import { hover } from '../server/src/core/hover/hover.ts';
import { duration } from '../server/src/core/hover/timing.ts';
import type { Diagnostic } from '../server/src/core/judge/diagnostic.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../server/src/core/options.ts';
import { rules } from '../server/src/core/rules/index.ts';
import type { Span } from '../server/src/core/text.ts';
import { documentFor, isSentByTalos, type Request, requests, targetFor } from './kernel/requests.ts';

/** Errors on what a kernel accepted and Talos does not refuse, by rule. */
const deliberate: Readonly<Record<string, string>> = {
  'min-links-unreachable': 'the kernel takes any number, and such a bond never has a carrier',
};

/** A request, the document that asks it, and what we say. */
interface Case {
  readonly request: Request;
  readonly text: string;
  readonly file: BondFile;
  readonly options: Options;
  readonly diagnostics: readonly Diagnostic[];
}

function judged(request: Request): Case {
  const text = documentFor(request);
  const file = new BondFile(text);
  const options = { ...defaultOptions, target: targetFor(request) };
  const { diagnostics, failures } = validate(file, options);
  assert.deepEqual(failures, [], text);
  return { request, text, file, options, diagnostics };
}

const cases = requests.filter(isSentByTalos).map(judged);
const grounds: ReadonlyMap<string, string> = new Map(rules.map(({ code, ground }) => [code, ground]));

/** The line of an option, and the place of its value. */
function lineOf({ file }: Case, id: FieldId): { readonly line: Span; readonly value: number } {
  const found = file.bonds[0];
  const pair = found?.bond.entry(id)?.pair;
  assert.ok(found && pair, `${id} is not read`);
  return {
    line: { start: found.base + pair.span.start, end: found.base + pair.span.end },
    value: found.base + pair.span.end - 1,
  };
}

const meets = (one: Span, { span }: Diagnostic): boolean => one.start <= span.start && span.end <= one.end;

/** What we say of the options that were asked for. What the bond lacks stands on its mode, and does not count. */
const saidOf = (one: Case): readonly Diagnostic[] =>
  one.diagnostics.filter((found) => [...one.request.asked.keys()].some((id) => meets(lineOf(one, id).line, found)));

const isGrave = ({ level }: Diagnostic): boolean => level === 'error' || level === 'warning';

const list = (found: readonly Diagnostic[]): string =>
  found.map(({ code, level, message }) => `${level}[${code}] ${message}`).join('\n') || 'nothing';

function agree(all: readonly Case[], isRight: (one: Case) => boolean): void {
  const wrong = all.filter((one) => !isRight(one));
  const shown = wrong
    .slice(0, 12)
    .map((one) => `${one.request.refused ?? 'accepted'}\n${one.text}${list(one.diagnostics)}`);
  assert.equal(wrong.length, 0, `${wrong.length} of ${all.length}:\n${shown.join('\n\n')}`);
}

test('the data holds what it should', () => {
  assert.equal(requests.length, 1220);
  assert.ok(cases.length > 900, String(cases.length));
});

test('what a kernel refuses gets an error or a warning on an option of the request', () => {
  agree(
    cases.filter(({ request }) => request.refused !== undefined),
    (one) => saidOf(one).some(isGrave),
  );
});

test('what a kernel accepts gets no error, unless Talos refuses it', () => {
  agree(
    cases.filter(({ request }) => request.refused === undefined),
    ({ diagnostics }) =>
      diagnostics.every(
        ({ code, level }) => level !== 'error' || grounds.get(code) === 'talos' || Object.hasOwn(deliberate, code),
      ),
  );
});

test('where another value takes effect than was asked for, we say which', () => {
  const changed = cases.filter(({ request }) => request.instead.size > 0);
  assert.ok(changed.length > 200, String(changed.length));
  agree(changed, (one) => [...one.request.instead].every(([id, value]) => isTold(one, id, value)));
});

/** In a finding about the option, or in the hover of its value. */
function isTold(one: Case, id: FieldId, value: unknown): boolean {
  const place = lineOf(one, id);
  const found = one.diagnostics.filter((diagnostic) => meets(place.line, diagnostic));
  if (typeof value !== 'number') return found.length > 0;
  const card = hover(one.file, place.value, one.options)?.markdown ?? '';
  const told = [...found.map(({ message }) => message), card].join('\n').toLowerCase();
  return [`${value} ms`, duration(value)].some((words) => told.includes(`the kernel makes it ${words}`));
}

test('each deliberate disagreement is one', () => {
  const used = new Set(cases.flatMap(({ diagnostics }) => diagnostics.filter(isGrave).map(({ code }) => code)));
  for (const code of Object.keys(deliberate)) assert.ok(used.has(code), code);
});
