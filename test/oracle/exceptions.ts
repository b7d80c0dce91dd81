/** What the comparison with Talos leaves out, each with its reason. */
import type { Dialect } from '../../server/src/core/fields/field.ts';

/** Talos' messages that speak of something else than a bond, its members and its neighbours. */
export const notAboutBonds: ReadonlyArray<readonly [message: RegExp, reason: string]> = [
  [/^etcd encryption config is required/, 'an early state of 1.14 asks it of every control plane'],
  [
    /^(?:install instructions|cluster controlplane endpoint|cluster instructions|issuing CA|either install disk) /,
    'a fixture that is whole but for its secrets and disks',
  ],
  [/machine\.network\.interface\.cidr is deprecated/, 'an old spelling of addresses, in every kind of link'],
  [/unknown keys found[\s\S]*^x-/m, 'a top-level key of a fixture that holds nothing but anchors'],
  [/^use "worker" instead of ""/, 'the type of the machine'],
  [/"NonsenseConfig" "v1alpha1": not registered$/, 'another document of the stream'],
  [/nonsense does not belong to LinkType values$/, 'the type of a link, which every link of META has'],
];

/** An error of ours on something that Talos takes, and why it is one all the same. */
export interface Ground {
  readonly code: string;
  readonly dialects: readonly Dialect[];
  /** How the message begins, where only one of several faults has this ground. */
  readonly says?: RegExp;
  readonly reason: string;
}

const all: readonly Dialect[] = ['legacy', 'document', 'meta'];

/** Errors that rest on the kernel, or on a bond that can never carry traffic. */
export const otherGrounds: readonly Ground[] = [
  { code: 'arp-interval-with-miimon', dialects: all, reason: 'kernel, measured: EINVAL for the one after the other' },
  { code: 'arp-validate-with-miimon', dialects: all, reason: 'kernel, measured: EINVAL' },
  { code: 'value-out-of-range', dialects: all, reason: 'kernel, measured: EINVAL or ERANGE beyond its bounds' },
  {
    code: 'invalid-arp-target',
    dialects: ['document', 'meta'],
    reason: 'kernel, measured: EINVAL or ENOSPC; of the other family already Talos when it applies the bond',
  },
  {
    code: 'field-not-in-mode',
    dialects: ['document', 'meta'],
    says: /^missedMax\b/,
    reason: 'kernel, measured: EACCES in modes without an ARP monitor, to which Talos sends it too',
  },
  { code: 'bond-contains-itself', dialects: all, reason: 'kernel: a link cannot be enslaved to itself' },
  { code: 'invalid-link-name', dialects: all, reason: 'kernel: no link can have such a name' },
  {
    code: 'min-links-unreachable',
    dialects: ['legacy', 'document'],
    reason: 'never carries traffic: without enough active members an 802.3ad bond has no carrier',
  },
  { code: 'bond-on-selector', dialects: ['legacy'], reason: 'never carries traffic: no bond is made of such an entry' },
  { code: 'missing-name', dialects: ['meta'], reason: 'never carries traffic: a link without a name is never made' },
];

/** Deliberate disagreements: the inputs by name, what was said of them, and why that is right. */
export const deliberate: ReadonlyArray<readonly [name: RegExp, about: RegExp, reason: string]> = [
  [
    /^document: kind: |^document shape(?: alone)?: (?:no kind|kind in small letters)$/,
    /"v1alpha1": not registered$|^unknown keys found during decoding:\n(?:apiVersion: v1alpha1|bondMode: active-backup)\n|!!(?:seq|map) into string$/,
    'without `kind: BondConfig` nothing says that the document describes a bond',
  ],
  [
    /^document: apiVersion: |^document shape(?: alone)?: other apiVersion$/,
    /"BondConfig" "[^"]+": not registered$/,
    "a kind of this name that is of another API may be any other tool's",
  ],
  [
    /shape(?: alone)?: (?:repeated key|key deletion)(?:, after |$)/,
    /^line \d+: mapping key "\w+" already defined at line \d+$/,
    "no YAML: the editor's own YAML support says so, and invalid-yaml on the command line",
  ],
  [
    /^(?:legacy|document) shape(?: alone)?: deletion$|^(?:legacy|document): key \$patch$/,
    /^unknown keys found during decoding:\n(?:.*\n)* *(?:- )?\$patch: delete\n$|^"BondConfig" "v1alpha1": not registered$/,
    'a patch, which Talos reads with another loader',
  ],
  [/^document shape alone: no (?:mode|links)$/, /must be specified$/, 'a document alone may be a patch of another'],
  [
    /^document: hardwareAddr: \[1?\]$/,
    /^invalid-value: hardwareAddr must be a hardware address/,
    'Talos takes a list of byte numbers here, and nobody means to write one',
  ],
  [
    /^meta shape: links as a mapping$/,
    /!!map into \[\]network\.LinkSpecSpec$/,
    'META is known by its list of links: a mapping of this name may be anything',
  ],
];
