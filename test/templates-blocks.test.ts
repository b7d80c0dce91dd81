/** Lines that may come once, often or never: blocks, and what an expression alone on its line prints. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskTemplates } from '../server/src/core/yaml/templates.ts';
import { masks } from './support/masks.ts';

test('both branches of a condition can be read, and its lines are blank', () => {
  masks(
    `
    bond:
      {% if lacp -%}
      mode: 802.3ad
      {%- elif other %}
      mode: balance-xor
    {% else %}
      mode: active-backup
      {%+ endif +%}
      miimon: 100
    `,
    `
      bond:
    ~
    ~   mode: 802.3ad
    ~
    ~   mode: balance-xor
    ~
    ~   mode: active-backup
    ~
        miimon: 100
    `,
  );
});

test('loops, macros and blocks within blocks are one stretch', () => {
  masks(
    `
    {% macro port(nic) %}
    - {{ nic }}
    {% endmacro %}
    links:
    {% for nic in nics %}
      {% if nic.up %}
      - {{ nic.name }}
      {% endif %}
    {% endfor %}
    mtu: 9000
    `,
    `
    ~
    ~ - █████████
    ~
      links:
    ~
    ~
    ~   - ██████████████
    ~
    ~
      mtu: 9000
    `,
  );
});

test('a block within a line makes its scalar unknown; one that holds keys or items is a stretch as well', () => {
  masks(
    `
    mode: {% if a %}802.3ad{% else %}active-backup{% endif %}
    name: bond{{ if .storage }}1{{ else }}0{{ end }}
    host: node%{ if x }-a%{ else }-b%{ endif }
    {% if x %}miimon: 100{% endif %}
    links: [a{% if b %}, b{% endif %}]
    - {% if x %}c{% endif %}
    `,
    `
      mode: ██████████802.3ad██████████active-backup███████████
      name: bond█████████████████1██████████0█████████
      host: node█████████-a█████████-b██████████
    ~ ██████████miimon: 100███████████
    ~ links: [a██████████, b███████████]
      - ██████████c███████████
    `,
  );
});

test('a block may go around a block scalar, or end right behind one that it began in', () => {
  const { unpaired } = masks(
    `
    {{- if .enabled }}
    patches:
      - |
        {{- if .lacp }}
        mode: 802.3ad
        {{- end }}
    {{- end }}
    {{- if .other }}
    script: |
      echo {{ with .x }}
      {{ . }}
      {{- end }}
    {{- end }}
    more: 1
    `,
    `
    ~
    ~ patches:
    ~   - |
    ~
    ~     mode: 802.3ad
    ~
    ~
    ~
    ~ script: |
    ~   echo █████████████
    ~
    ~
    ~
      more: 1
    `,
  );
  assert.deepEqual(unpaired, []);
});

test('marks whose partners stand in another document are told apart', () => {
  const { unpaired, open } = masks(
    `
    {% endfor %}
    a: 1
    {% if x %}
    b: 2
    {% endif %}
    {{ if .y }}
    c: {{ end_of_range }}
    `,
    `

      a: 1
    ~
    ~ b: 2
    ~

      c: ██████████████████
    `,
  );
  assert.deepEqual(
    unpaired.map(({ step }) => step),
    [-1, 1],
  );
  assert.equal(open.length, 1);
});

test('a line that only prints may bring anything', () => {
  masks(
    `
    metadata:
      labels:
        {{- include "labels" . | nindent 4 }}
    bond:
      mode: 802.3ad
      {{ monitoring(100) }}
    {% include 'links.yaml' %}
      mtu: {{ mtu }}
    {{ toYaml .Values.extra }}{{ "\\n" }}
    {% call port() %}{% endcall %}
    {% block more %}{% endblock %}
    end: 1
    `,
    `
      metadata:
    ~   labels:
    ~
      bond:
        mode: 802.3ad
    ~
    ~
        mtu: █████████
    ~
    ~
    ~
      end: 1
    `,
  );
});

test('what a line alone prints may belong to what stands before it, comments aside, or first of all behind it', () => {
  const touches = (text: string, word: string): boolean => {
    const at = text.indexOf(word);
    return maskTemplates(text, '').open.some(({ start, end }) => start <= at + word.length && at <= end);
  };
  const text = 'a: 1\nlinks: # why\n# more\n\n  {{ links }}\n\nb: 2\nc:\n  {{ d }}\n  e: 3\n  f: 4\n';
  assert.deepEqual(
    ['a: 1', 'links', 'b', 'e', 'f'].map((word) => touches(text, word)),
    [false, true, false, true, false],
  );
  const first = '---\n# of every link\n{{ include "head" . }}\n\n# and\nname: bond0\nmtu: 1\n';
  assert.deepEqual(
    ['name', 'mtu'].map((word) => touches(first, word)),
    [true, false],
  );
});
