import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from '../server/src/core/fields/field.ts';
import { fieldIds, fieldsOf } from '../server/src/core/fields/fields.ts';
import { catalogue } from '../server/src/core/judge/catalogue.ts';
import { defaultOptions } from '../server/src/core/options.ts';
import { docsUrl, explain, nearestTopics, topics } from '../server/src/core/reference.ts';

const entry = (word: string): string => explain(word, defaultOptions)?.markdown ?? '';

test('every rule and every option has an entry under its own name', () => {
  for (const { word } of topics(defaultOptions)) assert.equal(explain(word, defaultOptions)?.title, word);
  assert.equal(topics(defaultOptions).length, catalogue.length + fieldIds.length);
});

test('every key of every dialect leads to its option', () => {
  for (const { key, id } of dialects.flatMap((dialect) => fieldsOf(dialect))) {
    assert.equal(explain(key, defaultOptions)?.title, id, key);
  }
});

test('the word of another tool, or of a well-known article, leads to the option that it means', () => {
  for (const word of ['hashPolicy', 'TransmitHashPolicy', 'bond-xmit-hash-policy']) {
    assert.equal(explain(word, defaultOptions)?.title, 'xmit_hash_policy', word);
  }
});

test('letter case and the kind of dash do not matter', () => {
  assert.equal(explain('LACPRATE', defaultOptions)?.title, 'lacp_rate');
  assert.equal(explain('Missing_Link_Monitoring', defaultOptions)?.title, 'missing-link-monitoring');
});

test('a word that nobody knows has no entry, but neighbours', () => {
  assert.equal(explain('mimon', defaultOptions), undefined);
  assert.equal(nearestTopics('mimon')[0], 'miimon');
  assert.equal(nearestTopics('missing-link-monitor')[0], 'missing-link-monitoring');
  assert.deepEqual(nearestTopics('lacp'), ['slow-lacp', 'passive-lacp', 'lacpRate', 'adLACPActive', 'lacp_active']);
  assert.deepEqual(nearestTopics('zzzzzzzzzzzz'), []);
  assert.deepEqual(nearestTopics('x'.repeat(100_000)), []);
});

test('two letters in the wrong order are one slip', () => {
  assert.equal(nearestTopics('updleay')[0], 'updelay');
});

test('a rule’s entry says what, why, how grave, on what ground and how it is repaired', () => {
  const markdown = entry('missing-link-monitoring');
  for (const part of [
    'no link monitoring',
    'Talos always sends',
    '**Level:** warning',
    '**Fix:**',
    '**Ground:** measured on real kernels',
  ]) {
    assert.ok(markdown.includes(part), part);
  }
});

test('levels that differ are told dialect by dialect', () => {
  assert.match(entry('delay-without-miimon'), /error in the machine config; warning in `BondConfig`, META/);
});

test('an option’s entry has one table with a column for each dialect that knows it', () => {
  assert.match(entry('tlb_dynamic_lb'), /\| Key \| `tlbDynamicLb` \| `tlbLogicalLb` \| `tlbLogicalLb` \|/);
  assert.match(entry('missed_max'), /^\| {2}\| `BondConfig` \| META \|$/m);
});

test('an option’s entry names the default of Talos and that of the kernel', () => {
  assert.match(entry('miimon'), /\| Default that Talos programs \| `0` \| `0` \| `0` \|/);
  assert.match(entry('miimon'), /kernel's own default:\*\* 100 in 802\.3ad/);
});

test('an option that Talos refuses is said to be refused', () => {
  assert.match(entry('adActorSystem'), /nothing: Talos refuses it/);
});

test('the address of an entry comes from the repository alone', () => {
  const rule = 'https://example.org/a/b/blob/main/server/docs/rules.md#slow-lacp';
  assert.equal(docsUrl('https://example.org/a/b', 'slow-lacp'), rule);
  assert.equal(docsUrl('git+https://example.org/a/b.git', 'slow-lacp'), rule);
  assert.equal(
    docsUrl('https://example.org/a/b', 'miimon'),
    'https://example.org/a/b/blob/main/server/docs/fields.md#miimon',
  );
});
