/** What an expression leaves of the line it stands on: a value, key or item that is not known, or nothing. */
import { test } from 'node:test';
import { masks } from './support/masks.ts';

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
