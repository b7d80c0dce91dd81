/** What was meant by a value that Talos does not take as it stands. */
import type { EnumType, FieldType, Foreign, IntType } from '../../fields/field.ts';
import { folded, nearest } from '../../nearest.ts';
import type { Node, Pair } from '../../yaml/node.ts';
import { isUnknown, readValue } from '../../yaml/scalar.ts';

/** The word or number that a text can only have meant, or `undefined`. */
export function meaningIn(type: FieldType, text: string, unit?: Foreign['unit']): string | undefined {
  const meant = guessIn(type, text, unit);
  return meant !== undefined && isSound(type, meant) ? meant : undefined;
}

function guessIn(type: FieldType, text: string, unit?: Foreign['unit']): string | undefined {
  switch (type.kind) {
    case 'enum':
      return wordFor(type, text);
    case 'int':
      return numberFor(type, text, unit);
    case 'bool':
      return truth[text.toLowerCase()];
    case 'mac':
      return macFor(text);
    case 'constant':
      return type.value.toLowerCase() === text.toLowerCase() ? type.value : undefined;
    default:
      return undefined;
  }
}

const truth: Readonly<Record<string, string>> = { '1': 'true', '0': 'false', true: 'true', false: 'false' };

/** By another letter case, by the kernel's number, or by a word of some other tool. */
function wordFor({ values }: EnumType, text: string): string | undefined {
  const sought = folded(text);
  const found = Object.entries(values).find(([word, { number, also = [] }]) =>
    [word, String(number), ...also].some((known) => folded(known) === sought),
  );
  return found?.[0];
}

const milliseconds: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, sec: 1000, min: 60000 };

/** A plain number, a time span in the unit of the option, or a truth value where the option is a switch. */
function numberFor({ unit, kernel }: IntType, text: string, written?: Foreign['unit']): string | undefined {
  const isSwitch = kernel?.[0] === 0 && kernel[1] === 1;
  if (isSwitch && /^(?:true|yes|on)$/i.test(text)) return '1';
  if (isSwitch && /^(?:false|no|off)$/i.test(text)) return '0';
  const [, digits, suffix = written === 'seconds' ? 's' : ''] =
    /^((?:0|[1-9]\d*)(?:\.\d+)?) *(us|ms|s|sec|min)?$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  if (suffix === '') return digits;
  if (unit !== 'ms' && unit !== 's') return undefined;
  const amount = (Number(digits) * (milliseconds[suffix.toLowerCase()] ?? 0)) / (unit === 's' ? 1000 : 1);
  return String(Math.round(amount * 1e6) / 1e6);
}

/** Cisco's dots and Windows' dashes in the notation that Talos reads. */
function macFor(text: string): string | undefined {
  const digits = text.replaceAll(/[-.:]/g, '');
  return /^[\da-f]{12}$/i.test(digits) ? (digits.match(/../g) ?? []).join(':') : undefined;
}

/** Whether Talos and the kernel take the value where it is sent. */
export function isSound(type: FieldType, text: string): boolean {
  const reading = readValue(type, { kind: 'scalar', span: { start: 0, end: 0 }, text, style: 'plain' });
  return reading.state === 'value' && reading.cutOff === undefined && isInRange(type, reading.value);
}

const isInRange = (type: FieldType, value: unknown): boolean =>
  type.kind !== 'int' ||
  !type.kernel ||
  (typeof value === 'number' && type.kernel[0] <= value && value <= type.kernel[1]);

/** The value that is nearest, where there is one to choose: a word of the list, or the bound of a range. Not for times. */
export function nearestIn(type: FieldType, text: string): string | undefined {
  if (type.kind === 'enum') return nearest(text, Object.keys(type.values), 1)[0];
  if (type.kind !== 'int' || !type.kernel || type.unit === 'ms' || !/^-?\d+$/.test(text)) return undefined;
  return String(Math.min(Math.max(Number(text), type.kernel[0]), type.kernel[1]));
}

/** What a value becomes under an option it was not written for: `kept`, its new text, or `undefined` where it does not fit. */
export function moved(
  type: FieldType,
  node: Node | undefined,
  unit?: Foreign['unit'],
): 'kept' | { readonly text: string } | undefined {
  const reading = readValue(type, node);
  if (reading.state === 'absent') return 'kept';
  if (reading.state === 'unknown') return unit ? undefined : 'kept';
  const fits = reading.state === 'value' && reading.cutOff === undefined && isInRange(type, reading.value);
  if (fits && !unit) return 'kept';
  const meant = node?.kind === 'scalar' && !isUnknown(node) ? meaningIn(type, node.text, unit) : undefined;
  return meant === undefined ? undefined : { text: meant };
}

/** A value as it is written there: in YAML with the quotes of the one it replaces; words that other readers take for truth values get some. */
export function written(type: FieldType, value: string, { key, value: before }: Pair): string {
  if (type.kind === 'int' || type.kind === 'bool' || key.argument) return value;
  const style = before?.kind === 'scalar' ? before.style : 'plain';
  if (style === 'single') return `'${value}'`;
  const quoted = style === 'double' || key.style === 'double' || /^(?:on|off|yes|no|true|false|\d+)$/i.test(value);
  return quoted ? `"${value}"` : value;
}
