/**
 * What a scalar means to Talos' YAML decoder (go-yaml) when it goes into a Go type. YAML's own schemas differ
 * in details that matter here: `0o17`, `1_000`, `0x64` and `1.0` are integers, `1.5` is cut off to 1 (up to Talos
 * 1.12, and refused from then on), `"100"` is refused, `"yes"` is true.
 */
import { type EnumType, type FieldType, goRange, type IntType } from '../fields/field.ts';
import { readArgumentValue } from './argument-value.ts';
import { isNull, type Node, resolved, type ScalarNode } from './node.ts';
import { blot } from './templates.ts';

/** What a value turned out to be. */
export type Reading =
  /** Nothing written, or null. */
  | { readonly state: 'absent' }
  /** A template, a secret reference, an alias whose anchor stands elsewhere: it may be anything. */
  | { readonly state: 'unknown' }
  | { readonly state: 'value'; readonly value: Value; readonly cutOff?: true }
  | { readonly state: 'wrong'; readonly fault: 'type' | 'word' | 'size' };

/** Enum words are canonical; lists and free text are read from the node where needed. */
export type Value = string | number | boolean;

const absent: Reading = { state: 'absent' };
const unknown: Reading = { state: 'unknown' };
const wrong = (fault: 'type' | 'word' | 'size'): Reading => ({ state: 'wrong', fault });

/** Text that some other tool replaces before Talos sees it. */
const placeholder = new RegExp(String.raw`\{\{|\{%|\$\{|^op:\/\/|^ref\+|^ENC\[|${blot}`);

/** Whether the value is only known after rendering, decryption, look-up or patching. */
export function isUnknown(node: Node | undefined): boolean {
  if (node?.kind === 'alias') return node.target === undefined || isUnknown(node.target);
  if (node?.kind === 'map') return node.pairs.some(({ key }) => key.text === '$patch');
  return node?.kind === 'scalar' && placeholder.test(node.text);
}

/** Reads `node` as Talos would decode it into `type`. */
export function readValue(type: FieldType, node: Node | undefined): Reading {
  if (isUnknown(node)) return unknown;
  const found = resolved(node);
  if (found?.kind === 'scalar' && found.argument) return readArgumentValue(type, found.text);
  if (found === undefined || isNull(found)) return absent;
  switch (type.kind) {
    case 'names':
    case 'selectors':
    case 'targets':
    case 'addresses':
    case 'routes':
      return found.kind === 'seq' ? { state: 'value', value: found.items.length } : wrong('type');
    default:
      return found.kind === 'scalar' ? readScalar(type, found) : wrong('type');
  }
}

function readScalar(type: FieldType, scalar: ScalarNode): Reading {
  // The text of a block scalar is not kept.
  if (scalar.style === 'block') return unknown;
  switch (type.kind) {
    case 'int':
      return readInt(type, scalar);
    case 'bool':
      return readBool(scalar);
    case 'enum':
      return readEnum(type, scalar.text);
    case 'constant':
      return scalar.text === type.value ? { state: 'value', value: scalar.text } : wrong('word');
    case 'mac':
      return /^(?:[0-9a-f]{2})*$/i.test(scalar.text.replaceAll(':', ''))
        ? { state: 'value', value: scalar.text }
        : wrong('word');
    default:
      return { state: 'value', value: scalar.text };
  }
}

function readInt({ go }: IntType, scalar: ScalarNode): Reading {
  const fraction = /int$/.test(scalar.tag ?? '') ? undefined : fractionOf(scalar.text);
  const number = isNumeric(scalar) ? (integerOf(scalar.text) ?? fraction) : undefined;
  if (number === undefined) return wrong('type');
  const value = Math.trunc(number) + 0;
  const [min, max] = goRange[go];
  if (value < min || value > max) return wrong('size');
  return { state: 'value', value, ...(Number.isInteger(number) ? {} : { cutOff: true }) };
}

/** Quotes make text of it, unless a tag makes a number of that again. */
const isNumeric = ({ style, tag }: ScalarNode): boolean =>
  tag === undefined ? style === 'plain' : /(?:int|float)$/.test(tag);

/** The integers go-yaml knows: decimal, `0x`, `0o`, `0b`, a leading 0 for octal, each with `_` between digits. */
function integerOf(text: string): number | undefined {
  const [, sign, digits] = /^([-+]?)(0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*)$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const plain = digits.replaceAll('_', '');
  const octal = /^0[0-7]+$/.test(plain);
  const number = Number(octal ? `0o${plain}` : plain);
  return Number.isNaN(number) ? undefined : (sign === '-' ? -number : number) + 0;
}

/** Whether such a number may not be what it looks like to people: octal by a leading 0, another base, or with `_` in it. */
export const isOddNumber = (text: string): boolean => /^[-+]?0\w|_/.test(text);

const fractionOf = (text: string): number | undefined =>
  /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;

/** Of the words of YAML 1.1 even quoted ones are taken; of today's two only plain ones, or such as bear the tag. */
function readBool({ text, style, tag }: ScalarNode): Reading {
  const isTruth = tag === undefined ? style === 'plain' : /bool$/.test(tag);
  if (isTruth && /^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) {
    return { state: 'value', value: /^t/i.test(text) };
  }
  if (tag !== undefined && !/str$/.test(tag)) return wrong('type');
  if (/^(?:y|Y|yes|Yes|YES|on|On|ON)$/.test(text)) return { state: 'value', value: true };
  if (/^(?:n|N|no|No|NO|off|Off|OFF)$/.test(text)) return { state: 'value', value: false };
  return wrong('type');
}

function readEnum(type: EnumType, text: string): Reading {
  if (text === '') return type.exact || type.numbers ? absent : wrong('word');
  const word = type.exact ? text : Object.keys(type.values).find((name) => name.toLowerCase() === text.toLowerCase());
  if (word !== undefined && Object.hasOwn(type.values, word)) return { state: 'value', value: word };
  const number = type.numbers && /^[-+]?\d+$/.test(text) ? Number(text) : undefined;
  const byNumber = Object.entries(type.values).find(([, value]) => value.number === number);
  return byNumber ? { state: 'value', value: byNumber[0] } : wrong('word');
}
