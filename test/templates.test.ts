/** Templates above, what is read of them below: `█` is not known, and `~` in the margin may come once, often or never. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blot, type Masked, maskTemplates, mayHoldTemplates } from '../server/src/core/yaml/templates.ts';
import { dedent } from './support/cursor.ts';
import { fixturesIn } from './support/fixtures.ts';

/** The masked text with a margin, trailing blanks left out. */
function picture({ text, open }: Masked): string {
  let start = 0;
  const lines = text.split('\n').map((line) => {
    const end = start + line.length;
    const isOpen = open.some((stretch) => stretch.start < end && start < stretch.end);
    start = end + 1;
    return `${isOpen ? '~ ' : '  '}${line.replaceAll(blot, '█')}`.trimEnd();
  });
  return dedent(`\n${lines.join('\n')}`).trimEnd();
}

/** Same length and line breaks; expressions and stretches inside, in order and apart. */
function assertSound(text: string, { text: masked, blots, open, unpaired }: Masked): void {
  assert.deepEqual([...masked.matchAll(/[\r\n]/g)].map(String), [...text.matchAll(/[\r\n]/g)].map(String));
  assert.deepEqual(
    masked.split(/[\r\n]/).map(({ length }) => length),
    text.split(/[\r\n]/).map(({ length }) => length),
  );
  for (const spans of [blots, open]) {
    assert.ok(spans.every(({ start, end }, index) => (spans[index - 1]?.end ?? 0) <= start && start < end));
    assert.ok((spans.at(-1)?.end ?? 0) <= text.length);
  }
  assert.ok(unpaired.every(({ at }, index) => (unpaired[index - 1]?.at ?? -1) < at && at < text.length));
  const outside = [...blots, { start: text.length, end: text.length }].map(({ start }, index) => {
    const from = blots[index - 1]?.end ?? 0;
    return text.slice(from, start) === masked.slice(from, start);
  });
  assert.ok(outside.every(Boolean), 'nothing else is touched');
}

function masks(template: string, expected: string, name = ''): Masked {
  const text = dedent(template);
  const masked = maskTemplates(text, name);
  assertSound(text, masked);
  assert.equal(picture(masked), dedent(expected).trimEnd());
  return masked;
}

const staysAsItIs = (text: string, name = ''): void =>
  assert.deepEqual(maskTemplates(text, name), { text, blots: [], open: [], unpaired: [] });

test('values, keys and items of Jinja and Go templates are unknown, and quotes and brackets stay', () => {
  masks(
    `
    name: {{ bond }}
    label: "{{ x | default("bond0") }}"
    other: '{{ x | default('it''s') }}' # {{ why }}
    {{ key }}: value
    "{{ key }}": {{ .Value }}/24
    links: [{{ a }}, "{{ b }}"]
    flow: {mode: {{ mode }}, hash: {a: {{ b }}}}
    items:
      - {{ x }}
      - name: port{{ $i }}-{{ add $i 1 }}
    `,
    `
    name: ██████████
    label: "██████████████████████████"
    other: '██████████████████████████' # █████████
    █████████: value
    "█████████": ████████████/24
    links: [███████, "███████"]
    flow: {mode: ██████████, hash: {a: ███████}}
    items:
      - ███████
      - name: port████████-██████████████
    `,
  );
});

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

test('Go templates: conditions, loops and definitions end with the same word', () => {
  masks(
    `
    {{- define "bond" -}}
    name: {{ .name }}
    {{- end }}
    {{- range $i, $mac := .Node.Data.macs }}
    - mac{{ $i }}
    {{- else }}
    - none
    {{- end }}
    {{ with .mtu }}
    mtu: {{ . }}
    {{ end -}}
    `,
    `
    ~
    ~ name: ███████████
    ~
    ~
    ~ - mac████████
    ~
    ~ - none
    ~
    ~
    ~ mtu: ███████
    ~
    `,
  );
});

test('strings, raw strings and nested braces may hold the closing mark', () => {
  masks(
    `
    a: {{ printf "}}" }}
    b: {{ printf \`}} " \` }}
    c: {{ "\\"}}" }}
    d: "{{ x | default(\\"}}\\") }}"
    e: {{ {'a': {'b': 1}} }}
    f: {% if a == '%}' %}x{% endif %}
    g: \${x == "}" ? "{" : "\${y}"}
    h: \${jsonencode({ a = { b = 1 } })}
    `,
    `
    a: █████████████████
    b: ████████████████████
    c: ████████████
    d: "█████████████████████████"
    e: █████████████████████
    f: ██████████████████x███████████
    g: ██████████████████████████
    h: ████████████████████████████████
    `,
  );
});

test('comments and assignments leave nothing, and no doubt either', () => {
  masks(
    `
    {# {% if x %} {{ y }} #}
    {{/* it's a }} comment */}}
    {{- /* and
      another */ -}}
    {% set x = 1 %}
    {{ $x := dict "a" 1 }}
    {{- $x = 2 -}}
    {% import 'a' as b %}
    mode: 802.3ad {# LACP #}
    miimon: 100{# ms #} # as everywhere
    {% if not x %}
      {% set x = 2 %}
    {% endif %}
    mtu: 9000
    `,
    `








    mode: 802.3ad
    miimon: 100         # as everywhere



    mtu: 9000
    `,
  );
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

test('expressions over several lines stand on their first line, or nowhere', () => {
  masks(
    `
    a: {{ dict
      "b" 1
    | toYaml }} # why
    b: 1
    {{
      include "labels" .
    }}
    {%
      if x
    %}c: 1
    {% endif %}
    d: \${jsonencode([
      for x in y : x
    ])}
    `,
    `
      a: ███████

                  # why
      b: 1
    ~
    ~
    ~
    ~
    ~
    ~ ██c: 1
    ~
      d: ██████████████


    `,
  );
});

test('Terraform: interpolations, directives and what only looks like them', () => {
  masks(
    `
    mode: \${bond_mode}
    %{ if bond_mode == "802.3ad" ~}
    lacpRate: fast
    %{~ else ~}
    primary: \${nics[0]}
    %{ endif ~}
    %{for nic in nics}
    - \${nic}
    %{endfor}
    literal: $\${x} %%{ if x }
    check: curl -w "%{http_code} %{time_total}"
    `,
    `
      mode: ████████████
    ~
    ~ lacpRate: fast
    ~
    ~ primary: ██████████
    ~
    ~
    ~ - ██████
    ~
      literal: $\${x} %%{ if x }
      check: curl -w "%{http_code} %{time_total}"
    `,
  );
});

test('makejinja: its marks count in files named as Jinja templates and are comments elsewhere', () => {
  const template = `
    #| A node |#
    mtu: #{ item.mtu | default(1500) }#
    host: "#{ item.name }#"
    #% if item.lacp %#
    mode: 802.3ad
    #% else %#
    mode: active-backup #| for now |#
    #% endif %#
    alert: "{{ $labels.instance }}" # #1
    #{ not ended
    `;
  const read = `

      mtu: ██████████████████████████████
      host: "███████████████"
    ~
    ~ mode: 802.3ad
    ~
    ~ mode: active-backup
    ~
      alert: "██████████████████████" # #1
      #{ not ended
    `;
  masks(template, read, 'node.yaml.j2');
  masks(template, read, 'node.yaml.JINJA');
  staysAsItIs('mtu: #{ item.mtu }#\n#% if item.lacp %#\n', 'node.yaml');
});

test('raw text is not Jinja, but perhaps something for whoever reads it next', () => {
  const { unpaired } = masks(
    `
    {% raw %}
    description: {{ $labels.instance }} {#
    mode: 802.3ad
    {%- endraw %}
    summary: {% raw %}{{ .x }}{% endraw %} is down
    {% if a %}
    b: 1
    {% endif %}
    {% raw %}
    `,
    `

      description: ██████████████████████ ██
      mode: 802.3ad

      summary:          ████████             is down
    ~
    ~ b: 1
    ~

    `,
  );
  assert.deepEqual(unpaired, []);
});

test('what is not ended hurts its own line at most', () => {
  masks(
    `
    a: {{ x
    b: "{{ x | default("
    c: [{{ x, {{ y }}]
    d: {% if x
    e: \${x
    {{ inclu
    {% if
    f: {a: {{ x }
    g: {{ x }}
    {# never ended
    h: {{/* nor this
    i: {b: {c: 1}}
    `,
    `
    a: ████
    b: "███████████████"
    c: [████, ███████]
    d: ███████
    e: ███


    f: {a: █████}
    g: ███████

    h: █████████████
    i: {b: {c: 1}}
    `,
  );
});

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

test('in Jinja `end`, `range` and `block` are names', () => {
  const { unpaired } = masks(
    `
    {% for block in blocks %}
    - {{ start }}-{{ end }}
    - {{ block }}{{ range(3) }}{{ block | upper }}
    {% endfor %}
    `,
    `
    ~
    ~ - ███████████-█████████
    ~ - ████████████████████████████████████████████
    ~
    `,
  );
  assert.deepEqual(unpaired, []);
});

test('line breaks of Windows, a byte order mark and the end of the file', () => {
  const text = '\ufeff{{ if x }}\r\na: {{ dict\r\n  1 }}\r\n{{ end }}\r\nb: {{ c }}';
  const masked = maskTemplates(text, '');
  assertSound(text, masked);
  assert.equal(masked.text, `\ufeff          \r\na: ${blot.repeat(7)}\r\n      \r\n         \r\nb: ${blot.repeat(7)}`);
});

const part = fc.constantFrom(
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '${',
    '}',
    '{',
    '%{ if',
    '%{',
    '#{',
    '}#',
    '#%',
    '%#',
    '#|',
    '|#',
    '{{/*',
    '*/}}',
  ],
  ...[
    'if x',
    'end',
    'endif',
    'for a in b',
    'raw',
    'endraw',
    '$x := 1',
    'block',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '-',
    '\\',
  ],
  ...[
    '"',
    "'",
    '`',
    'a: ',
    '- ',
    '|\n  ',
    '# ',
    '{% if x %}',
    '{% endif %}',
    '{{ x }}',
    '{{ end }}',
    blot,
    'ä',
    '\ufeff',
  ],
);
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

test('every fixture that is no template stays as it is', () => {
  for (const { path, text } of fixturesIn('.')) {
    const masked = maskTemplates(text, path);
    assertSound(text, masked);
    if (!mayHoldTemplates(text, path)) assert.equal(masked.text, text);
  }
});

test('time grows with the text and no faster, whatever is in it', () => {
  const texts = [
    '{{\n',
    '{%',
    '{#\n',
    '${"',
    '{{"',
    '#{',
    '#|',
    '{{ x }} ',
    '{{ x }}\n',
    '{% if x %}',
    '{% raw %}',
    '{{/*',
  ];
  for (const text of texts) {
    const before = performance.now();
    maskTemplates(text.repeat(50_000), 'a.j2');
    assert.ok(performance.now() - before < 5_000, text);
  }
  const before = performance.now();
  maskTemplates('{{'.repeat(500_000), '');
  assert.ok(performance.now() - before < 500);
});
