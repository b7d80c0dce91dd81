/** Faults and template expressions elsewhere do not keep a bond from being completed. */
import { test } from 'node:test';
import { dedent } from './support/cursor.ts';
import { becomes, documentWith, inTheMiddle, isSilent, keepsBack, offers } from './support/suggestions.ts';

test('broken YAML elsewhere does not stand in the way', () => {
  const broken = [
    'cluster: "unclosed',
    'cluster:\n\ttabbed: true',
    'cluster: [a, b',
    'cluster: {a: b',
    'half a line',
    'a: b: c',
    'cluster:\n  - a\n b: c',
    '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> main',
  ];
  for (const fault of broken) offers(`${fault}\n${dedent(inTheMiddle)}`, ['updelay', 'downdelay']);
  for (const fault of broken.slice(1)) offers(`${dedent(inTheMiddle)}${fault}\n`, ['updelay', 'downdelay']);
  offers(documentWith('links: [a, b\nbondMode: 802.3ad\nmiimon: 100\n$0'), ['updelay']);
  offers(documentWith('bondMode: "802.3ad\nmiimon: 100\n$0'), ['updelay']);
  keepsBack(documentWith('half\nbondMode: 802.3ad\n$0\nother'), ['name']);
});

test('templates are written in, but not inside their expressions', () => {
  const text = (line: string) => `
    machine:
      network:
        hostname: {{ hostname }}
        interfaces:
          - interface: bond0
            bond:
              mode: {{ mode }}
    {% if fast %}
              ${line}
    {% endif %}
              miimon: \${miimon}
  `;
  becomes(text('$0'), 'updelay', text('updelay: 200'));
  offers(text('$0'), ['updelay', 'downdelay']);
  isSilent(text('').replace('{{ mode', '{{ $0mode'));
});
