/** What a session with the server may be made of. */
import fc from 'fast-check';
import { anyText, brokenText, type Change, change } from '../support/arbitrary.ts';
import { config } from './configs.ts';

export const questions = ['complete', 'hover', 'actions', 'symbols', 'pull'] as const;

export type Step =
  | { readonly do: 'change'; readonly change: Change; readonly times: number }
  | { readonly do: 'line'; readonly at: number; readonly how: 'remove' | 'repeat' | 'indent' | 'dedent' | 'comment' }
  | { readonly do: 'ask'; readonly what: (typeof questions)[number]; readonly at: number }
  | { readonly do: 'replace'; readonly text: string }
  | { readonly do: 'reopen' }
  | { readonly do: 'compare' };

/** One session: a document that is opened under a name, and what happens to it. */
export interface Scenario {
  readonly name: string;
  readonly text: string;
  readonly settings: object;
  readonly pulls: boolean;
  readonly steps: readonly Step[];
}

const place = fc.double({ min: 0, max: 1, noNaN: true });

/** Mostly once; now and then as often as malice would. */
const times = fc.oneof(
  { weight: 30, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.integer({ min: 2, max: 4000 }) },
);

const stepOn = (text: fc.Arbitrary<string>): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('change' as const), change, times }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('line' as const),
        at: place,
        how: fc.constantFrom('remove', 'repeat', 'indent', 'dedent', 'comment'),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({ do: fc.constant('ask' as const), what: fc.constantFrom(...questions), at: place }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('replace' as const), text }) },
    { weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
    { weight: 3, arbitrary: fc.constant({ do: 'compare' as const }) },
  );

const settings = fc.record(
  {
    talosVersion: fc.constantFrom('auto', '1.9', '1.11.3', '1.12.0', '1.12', '1.13', '1.14', '1.15', 'nonsense'),
    rules: fc.dictionary(
      fc.constantFrom('missing-link-monitoring', 'slow-lacp', 'missing-delay', 'layer2-hash', 'no-such-rule'),
      fc.constantFrom('off', 'error', 'warning', 'info', 'hint', 'nonsense'),
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: [] },
);

/** Sessions over configs of the grammar, over fixtures as they are and broken, and over texts kept from earlier runs. */
export function scenarios(kept: readonly string[]): fc.Arbitrary<Scenario> {
  const text = fc.oneof(
    { weight: 6, arbitrary: config },
    { weight: 2, arbitrary: anyText },
    { weight: 2, arbitrary: brokenText },
    ...(kept.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...kept) }] : []),
  );
  return fc.record({
    name: fc.constantFrom(
      'controlplane.yaml',
      'controlplane.yaml',
      'bond.yaml.j2',
      'patch.tmpl',
      'a b%.json',
      'talconfig.yaml',
    ),
    text,
    settings,
    pulls: fc.boolean(),
    steps: fc.array(stepOn(text), { minLength: 1, maxLength: 14 }),
  });
}
