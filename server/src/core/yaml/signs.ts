/** What a look at the text of a document tells before it is parsed. */
import { blockBodies } from './blocks.ts';
import type { Chunk } from './chunk.ts';
import { conflictIn } from './conflict.ts';
import type { Masked } from './templates.ts';

/** The lines moved to the left, for looks that go by the first column. */
const withoutIndent = (text: string, indent: number): string =>
  indent === 0 ? text : text.replaceAll(new RegExp(`^ {1,${indent}}`, 'gm'), '');

/** What is known of a document before it is parsed. */
export interface Signs {
  /** It could hold a bond or something that a bond's rules look at. */
  readonly relevant: boolean;
  readonly machineType: boolean;
  readonly cluster: boolean;
  /** A template expression outside block scalars. */
  readonly template: boolean;
  /** Merge-conflict markers. */
  readonly conflict: boolean;
  /** Encrypted by SOPS: a top-level `sops:` key. */
  readonly sops: boolean;
  /** A comment of it may ask for silence. */
  readonly silencing: boolean;
  /** It may name the Talos release that its machines run. */
  readonly release: boolean;
  /** The value of a top-level `kind:`. */
  readonly kind: string | undefined;
  /** A Kubernetes object: its `apiVersion` is `v1` or names a group. */
  readonly kubernetes: boolean;
}

/** The word that a comment begins with which silences findings; one for the file goes on with `-file`. */
export const silencingWord = 'talos-bond-ignore';

/** Kinds whose documents say something about a bond or its members. */
export const linkKinds = [
  'BondConfig',
  'BridgeConfig',
  'DHCPv4Config',
  'DHCPv6Config',
  'DummyLinkConfig',
  'HCloudVIPConfig',
  'Layer2VIPConfig',
  'LinkAliasConfig',
  'LinkConfig',
  'VLANConfig',
  'VRFConfig',
  'VethConfig',
  'WireguardConfig',
] as const;

/** `indent`: the column in which the text's own first column stands. */
export function readSigns(
  { text: whole, masked, reduced }: Pick<Chunk, 'text' | 'masked' | 'reduced'>,
  indent: number,
): Signs {
  const text = withoutIndent(reduced.text, indent);
  const [, kind] = kindLine.exec(text) ?? [];
  const [, version = ''] = versionLine.exec(text) ?? [];
  return {
    relevant:
      (linkKinds as readonly (string | undefined)[]).includes(kind) ||
      /bond/i.test(text) ||
      /^machine:/m.test(text) ||
      // In a text that another file carries.
      mentionsBonds(whole),
    machineType: /^machine:/m.test(text) && /^ +['"]?type['"]?: *['"]?(?:controlplane|worker|init)\b/m.test(text),
    cluster: /^cluster:/m.test(text),
    template: masked.blots.length > 0 && outsideBodies(masked),
    conflict: conflictIn(text) !== undefined,
    silencing: text.includes(silencingWord),
    release: mentionsRelease(text),
    sops: text.includes('sops') && /^(?:sops:|\{?[ \t]*"sops"[ \t]*:)/m.test(text),
    kind,
    kubernetes: /^(?:v\d+\w*|.*\/.*)$/.test(version) && version !== 'v1alpha1',
  };
}

/** The cheap test that comes before anything else: a text without the word cannot hold a bond. */
export const mentionsBonds = (text: string): boolean => text.includes('bond') || text.includes('Bond');

/** The same for the Talos release: talhelper's key, and Omni's. */
export const mentionsRelease = (text: string): boolean => text.includes('talosVersion') || text.includes('talos:');

function outsideBodies({ text, blots }: Masked): boolean {
  const bodies = blockBodies(text);
  return blots.some(({ start }) => !bodies.some((body) => body.start <= start && start < body.end));
}

/** The scalar after a key in the first column. */
const [kindLine, versionLine] = [/^kind: *['"]?([^\s'"#]+)/m, /^apiVersion: *['"]?([^\s'"#]+)/m];
