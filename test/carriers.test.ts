/** The journeys of a user in an editor, on every carrier: what works on a plain file works inside a file of another tool. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../server/src/core/complete/complete.ts';
import { fieldIn } from '../server/src/core/fields/fields.ts';
import { hover } from '../server/src/core/hover/hover.ts';
import type { Diagnostic } from '../server/src/core/judge/diagnostic.ts';
import { applyFix, fixAll } from '../server/src/core/judge/fix.ts';
import { ignoreFix } from '../server/src/core/judge/ignore.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { applyEdits } from '../server/src/core/text.ts';
import { targetOf } from '../server/src/core/version.ts';
import { dialectOf } from './support/bonds.ts';
import { type Carrier, carriers } from './support/carriers.ts';
import { cursorIn } from './support/cursor.ts';
import { bond, faulty, isJson, isNow, misspelt, mode, sound } from './support/twins.ts';

const opened = (text: string, { file }: Carrier): BondFile => new BondFile(text, file);

const judged = (text: string, carrier: Carrier): readonly Diagnostic[] =>
  validate(opened(text, carrier), defaultOptions).diagnostics;

/** What is marked, in the words of the text. */
const marked = (text: string, carrier: Carrier): readonly string[] =>
  judged(text, carrier).map(({ level, code, span }) => `${level} ${code}: ${text.slice(span.start, span.end)}`);

/** A fix may be absent only where escapes or folded lines stand in its way. */
function mends(carrier: Carrier, code: string, wanted: string, text: string): void {
  const fix = judged(text, carrier).find((one) => one.code === code)?.fixes[0];
  if (fix) isNow(applyFix(text, fix), wanted, carrier);
  else assert.equal(carrier.fixes, 'some');
}

/** What is offered at the mark is what is offered in the bare text, and does the same. In quotes some of it cannot be written. */
function completes(carrier: Carrier, snippet: string, label: string, wanted: string): void {
  const { text: whole, offset } = cursorIn(snippet);
  const [bare, carried] = [carrier.bare(whole), carrier.put(whole)];
  const offered = complete(opened(carried.text, carrier), carried.at(offset), defaultOptions);
  const options = { ...defaultOptions, target: targetOf(carrier.version ?? 'auto') };
  const usual = complete(new BondFile(bare.text), bare.at(offset), options).map((one) => one.label);
  assert.ok(usual.includes(label));
  const labels = offered.map((one) => one.label);
  assert.deepEqual(labels, carrier.fixes === 'some' ? usual.filter((one) => labels.includes(one)) : usual);
  const chosen = offered.find((one) => one.label === label);
  if (chosen) isNow(applyEdits(carried.text, [chosen.edit]), wanted, carrier);
  else assert.ok(!isJson(carrier), 'JSON in single quotes needs no escape');
}

type Journey = (carrier: Carrier) => void;

const journeys: Readonly<Record<string, Journey>> = {
  'the fault is seen': (carrier) => {
    const { text } = carrier.put(faulty(carrier.form));
    const { key } = fieldIn('mode', dialectOf(carrier.form))!;
    const word = isJson(carrier) ? `"${key}"` : key;
    assert.deepEqual(marked(text, carrier), [`warning missing-link-monitoring: ${word}`]);
  },

  'the fault is mended': (carrier) => {
    const { form } = carrier;
    mends(carrier, 'missing-link-monitoring', sound(form), carrier.put(faulty(form)).text);
  },

  'a key is completed': (carrier) => {
    const snippet = bond(carrier.form, mode, ['miimon', '']).replace(/miimon(?:[:=]|":null)/, (key) =>
      key.endsWith('null') ? 'mii$0"' : 'mii$0',
    );
    completes(carrier, snippet, 'miimon', bond(carrier.form, mode, ['miimon', '100']));
  },

  'a value is completed': (carrier) => {
    const { form } = carrier;
    const snippet = bond(form, ['mode', '$0'], ['miimon', '100']);
    completes(carrier, snippet, 'active-backup', bond(form, mode, ['miimon', '100']));
  },

  'a key and a value are explained': (carrier) => {
    const snippet = sound(carrier.form);
    const { text, at } = carrier.put(snippet);
    for (const [word, said] of Object.entries({ downdelay: 'downdelay', 'active-backup': 'active-backup' })) {
      const found = hover(opened(text, carrier), at(snippet.indexOf(word) + 2), defaultOptions)!;
      assert.ok(text.slice(found.span.start, found.span.end).includes(word));
      assert.ok(found.markdown.includes(said));
    }
  },

  'everything is mended at once': (carrier) => {
    const { text } = carrier.put(misspelt(carrier.form));
    const fixed = fixAll(opened(text, carrier), defaultOptions);
    if (carrier.fixes === 'some' && fixed === text) return;
    isNow(fixed, sound(carrier.form), carrier);
  },

  'a finding is ignored': (carrier) => {
    const { text } = carrier.put(faulty(carrier.form));
    const file = opened(text, carrier);
    const fix = ignoreFix(file, validate(file, defaultOptions).diagnostics[0]!, defaultOptions.t);
    assert.ok(fix || isJson(carrier) || carrier.fixes === 'some');
    for (const ignoring of [fix ? applyFix(text, fix) : [], `# talos-bond-ignore-file\n${text}`].flat()) {
      const { diagnostics, suppressed } = validate(opened(ignoring, carrier), defaultOptions);
      assert.deepEqual([diagnostics.map(({ code }) => code), suppressed.length], [[], 1]);
    }
  },

  'a wrong key is renamed': (carrier) => {
    const { text } = carrier.put(misspelt(carrier.form));
    assert.match(marked(text, carrier).join('\n'), /^(?:error|warning) unknown-field: "?mii-monitor-interval"?$/m);
    mends(carrier, 'unknown-field', sound(carrier.form), text);
  },

  'nothing is said of the correct twin': (carrier) => {
    assert.deepEqual(marked(carrier.put(sound(carrier.form)).text, carrier), []);
  },
};

for (const carrier of carriers) {
  for (const [what, journey] of Object.entries(journeys)) test(`${carrier.what}: ${what}`, () => journey(carrier));
}
