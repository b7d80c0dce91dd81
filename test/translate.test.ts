import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hover } from '../server/src/core/hover/hover.ts';
import { validate } from '../server/src/core/judge/validate.ts';
import { BondFile } from '../server/src/core/model/file.ts';
import { defaultOptions, type Options } from '../server/src/core/options.ts';
import { translator } from '../server/src/core/translate.ts';
import { textsIn } from './support/texts.ts';

const sources = readdirSync('server/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, texts: textsIn(readFileSync(`server/src/${name}`, 'utf8')) }));

const bond = 'apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nbondMode: active-backup\nlinks: [eth0, eth1]\n';

const german = translator({
  '{0} is not monitored: Talos sends miimon 0, and when the active link fails nothing takes over':
    'Talos sendet miimon 0: fällt der aktive Link von {0} aus, springt keiner ein',
  'How the bond shares its traffic out among the members, and what it does when one of them fails.':
    'Wie der Bond verteilt.',
  Modes: 'Modi',
});
const options: Options = { ...defaultOptions, t: german };

test('every text that a user reads is a literal, so that a translation can be keyed by it', () => {
  const composed = sources.flatMap(({ name, texts }) =>
    texts.flatMap(({ literal, source }) => (literal === undefined ? [`${name}: ${source}`] : [])),
  );
  assert.deepEqual(composed, []);
});

test('every text has a numbered place for each of its values, and a value for each place', () => {
  const uneven = sources.flatMap(({ name, texts }) =>
    texts.flatMap(({ literal, values }) => {
      const holes = [
        ...new Set([...(literal ?? '').matchAll(/\{(\d+)\}/g)].map(({ 1: index }) => Number(index))),
      ].toSorted();
      const wanted = Array.from({ length: values ?? 0 }, (_, index) => index);
      return literal === undefined || values === undefined || holes.join() === wanted.join()
        ? []
        : [`${name}: ${literal} (${values} values)`];
    }),
  );
  assert.deepEqual(uneven, []);
});

test('there are texts to look at', () => {
  assert.ok(sources.flatMap(({ texts }) => texts).length > 100);
});

test('a translation is a table: with it a message speaks another language', () => {
  const [found] = validate(new BondFile(bond), options).diagnostics;
  assert.equal(found?.message, 'Talos sendet miimon 0: fällt der aktive Link von bond0 aus, springt keiner ein');
});

test('so do the cards, label by label', () => {
  const card = hover(new BondFile(bond), bond.indexOf('bondMode'), options)?.markdown ?? '';
  assert.match(card, /Wie der Bond verteilt\./);
  assert.match(card, /Talos refuses the document without it/);
});

test('places may change their order and return, and a value is never read as a place', () => {
  const t = translator({ '{0} before {1}': '{1} nach {0}, {1}' });
  assert.equal(t('{0} before {1}', '{1}', 'b'), 'b nach {1}, b');
});

test('what a table lacks stays English', () => {
  assert.equal(german('{0} of {1}', 1, 2), '1 of 2');
});
