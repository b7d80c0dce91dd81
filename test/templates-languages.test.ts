/** What is the way of one template language alone, and how it is told from the others. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { masks, staysAsItIs } from './support/masks.ts';

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
