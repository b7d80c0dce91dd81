/** What is no template keeps its every letter, also between templates and in scripts that look like them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blot, maskTemplates, mayHoldTemplates } from '../server/src/core/yaml/templates.ts';
import { fixturesIn } from './support/fixtures.ts';
import { assertSound, masks, staysAsItIs } from './support/masks.ts';

test('YAML without templates stays as it is', () => {
  staysAsItIs('a: {}\nb: { a: {b: 1}}\nc: {a: {b: {c: []}}}\nd: "}}"\ne: 50% # }} %}\n');
  staysAsItIs('f: $x $$\ng: "%{http_code}"\nh: 100%\n#{ no template }#\n');
});

test('scripts and alert rules in block scalars hurt nothing around them', () => {
  const { open } = masks(
    `
    files:
      - content: |
          #!/bin/sh
          echo "\${HOST:-{{ host }}}" \${#names[@]}
          \${RUN}
          printf '{%s}' {{ if $x }}
      - content: |-
          {{ end }}
          summary: "{{ $labels.instance }} {{ if gt $value 1.0 }}high{{ end }}"
    bond: 1
    `,
    `
      files:
        - content: |
            #!/bin/sh
            echo "███████████████████" ████████████
    ~
            printf '███}' ███████████
        - content: |-

            summary: "██████████████████████ ██████████████████████high█████████"
      bond: 1
    `,
  );
  assert.equal(open.length, 1);
});

test('line breaks of Windows, a byte order mark and the end of the file', () => {
  const text = '\ufeff{{ if x }}\r\na: {{ dict\r\n  1 }}\r\n{{ end }}\r\nb: {{ c }}';
  const masked = maskTemplates(text, '');
  assertSound(text, masked);
  assert.equal(masked.text, `\ufeff          \r\na: ${blot.repeat(7)}\r\n      \r\n         \r\nb: ${blot.repeat(7)}`);
});

test('every fixture that is no template stays as it is', () => {
  for (const { path, text } of fixturesIn('.')) {
    const masked = maskTemplates(text, path);
    assertSound(text, masked);
    if (!mayHoldTemplates(text, path)) assert.equal(masked.text, text);
  }
});
