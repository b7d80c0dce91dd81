/** What the comparison with Talos leaves out, each with its reason. */

/** Talos' messages that speak of something else than a bond, its members and its neighbours. */
export const notAboutBonds: ReadonlyArray<readonly [message: RegExp, reason: string]> = [
  [/^etcd encryption config is required/, 'an early state of 1.14 asks it of every control plane'],
  [
    /^(?:install instructions|cluster controlplane endpoint|issuing CA) /,
    'a fixture that is whole but for its secrets',
  ],
  [/machine\.network\.interface\.cidr is deprecated/, 'an old spelling of addresses, in every kind of link'],
  [/unknown keys found[\s\S]*^x-/m, 'a top-level key of a fixture that holds nothing but anchors'],
  [/^use "worker" instead of ""/, 'the type of the machine'],
  [/"NonsenseConfig" "v1alpha1": not registered/, 'a document of a kind that says nothing about links'],
];

/** Errors although Talos accepts, of rules whose ground is Talos, by dialect and rule: such a bond can never carry traffic. */
export const neverCarriesTraffic: Readonly<Record<string, string>> = {
  'meta missing-name': 'a link without a name is never made; in the other dialects Talos refuses it',
  'document field-not-in-mode': 'missedMax without an ARP monitor, which every kernel that was asked refuses (EACCES)',
  'meta field-not-in-mode': 'the same',
  'legacy bond-on-selector': 'Talos makes no link from an entry without a name',
};

/** Deliberate disagreements: the inputs by name, what was said of them, and why that is right. */
export const deliberate: ReadonlyArray<readonly [name: RegExp, about: RegExp, reason: string]> = [
  [
    /: (?:kind|apiVersion): |^document shape.*: (?:no kind|other apiVersion|kind in small letters)/,
    /./,
    "nothing says that the document is a bond of Talos: it may be any other tool's",
  ],
  [
    /repeated key|key deletion/,
    /^(?:line \d+: )?line \d+: mapping key "\w+" already defined/,
    "no YAML: the editor's own YAML support says so, and invalid-yaml on the command line",
  ],
  [
    /deletion$|key \$patch$/,
    /unknown keys.*\$patch|"BondConfig" "v1alpha1": not registered/s,
    'a patch, which Talos reads with another loader',
  ],
  [/^document shape alone: no (?:mode|links)$/, /must be specified$/, 'a document alone may be a patch of another'],
  [/hardwareAddr: \[1?\]$/, /^invalid-value/, 'Talos takes a list of byte numbers here, and nobody means to write one'],
];
