/**
 * What a value of the kernel argument `bond=` means to Talos, which reads it without any YAML: numbers are decimal and
 * lose what does not fit into their type, words are compared letter by letter, and an empty word is the default.
 */
import { type FieldType, goRange, type IntType } from '../fields/field.ts';
import type { Reading } from './scalar.ts';

/** Reads `text` as Talos' parser of kernel arguments takes it for an option of this type. */
export function readArgumentValue(type: FieldType, text: string): Reading {
  if (type.kind === 'int') return readNumber(type, text);
  if (type.kind !== 'enum') return { state: 'value', value: text };
  if (text === '') return { state: 'absent' };
  return Object.hasOwn(type.values, text) ? { state: 'value', value: text } : { state: 'wrong', fault: 'word' };
}

function readNumber({ go }: Pick<IntType, 'go'>, text: string): Reading {
  const number = integerIn(text);
  if (number === undefined) return { state: 'wrong', fault: 'type' };
  const kept = go === 'int' ? number : BigInt.asUintN(bitsOf(go), number);
  return { state: 'value', value: Number(kept), ...(kept === number ? {} : { cutOff: true }) };
}

const bitsOf = (go: Exclude<IntType['go'], 'int'>): number => Math.log2(goRange[go][1] + 1);

/** Decimal digits, a sign before them or not, as many as a Go `int` holds; `undefined` for anything else. */
function integerIn(text: string): bigint | undefined {
  if (!/^[-+]?0*\d{1,19}$/.test(text)) return undefined;
  const number = BigInt(text);
  return BigInt.asIntN(64, number) === number ? number : undefined;
}
