/** Whatever the text, reading it as a template keeps it whole and takes no longer than its length is worth. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blot, maskTemplates, mayHoldTemplates } from '../server/src/core/yaml/templates.ts';
import { assertSound, staysAsItIs } from './support/masks.ts';
import { inTime } from './support/time.ts';

const marks = '{{ }} {% %} {# #} } { %{ #{ }# #% %# #| |# {{/* */}} ${'.split(' ');
const words = ['%{ if', 'if x', 'end', 'endif', 'for a in b', 'raw', 'endraw', '$x := 1', 'block'];
const whole = ['{% if x %}', '{% endif %}', '{{ x }}', '{{ end }}'];
const yaml = ['a: ', '- ', '|\n  ', '# ', '"', "'", '`', '-', '\\'];
const blanks = [' ', '\n', '\r\n', '\r', '\u2028'];
const rare = [blot, 'ä', '\ufeff'];

const part = fc.constantFrom(...marks, ...words, ...whole, ...yaml, ...blanks, ...rare);
const anyTemplate = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));

test('any text keeps its length and its lines, and nothing but expressions is touched', () => {
  fc.assert(
    fc.property(anyTemplate, fc.constantFrom('', 'a.yaml.j2'), (text, name) => {
      const masked = maskTemplates(text, name);
      assertSound(text, masked);
      if (!mayHoldTemplates(text, name)) assert.equal(masked.text, text);
    }),
    { numRuns: 3000 },
  );
});

test('text without marks is not touched, and what was masked once neither', () => {
  fc.assert(
    fc.property(fc.string(), anyTemplate, (plain, template) => {
      if (!/[{}#%$]/.test(plain)) staysAsItIs(plain);
      const { text, blots } = maskTemplates(template, '');
      if (blots.length === 0) assert.equal(text, template);
    }),
  );
});

test('time grows with the text and no faster, whatever is in it', () => {
  const unended = ['{{\n', '{%', '{#\n', '${"', '{{"', '#{', '#|', '{{/*', '{% raw %}'];
  const ended = ['{{ x }} ', '{{ x }}\n', '{% if x %}'];
  for (const text of [...unended, ...ended]) inTime(5, () => maskTemplates(text.repeat(50_000), 'a.j2'));
  inTime(0.5, () => maskTemplates('{{'.repeat(500_000), ''));
});
