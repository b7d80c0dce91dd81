/** Text for a terminal: colours, and nothing that could steer it. */
import type { Level } from '../core/judge/rule.ts';
import type { Color } from './flags.ts';

type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly blue: Paint;
  readonly grey: Paint;
  readonly cyan: Paint;
}

/** The same in every text that speaks of levels. */
export const levelColors: Readonly<Record<Level, keyof Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'grey',
};

/** As wide as the terminal; what goes elsewhere is as wide as `otherwise`. */
export const widthOn = ({ isTTY, columns }: NodeJS.WriteStream, otherwise: number): number =>
  isTTY && columns > 0 ? columns : otherwise;

const paint =
  (colored: boolean, on: number, off: number): Paint =>
  (text) =>
    colored ? `\u001b[${on}m${text}\u001b[${off}m` : text;

/** Colours as the user wants them; if they leave it open, on a terminal that shows them. */
export function styleFor(color: Color, stream: NodeJS.WriteStream): Style {
  const colored = color === 'always' || (color === 'auto' && showsColors(stream));
  return {
    bold: paint(colored, 1, 22),
    red: paint(colored, 31, 39),
    yellow: paint(colored, 33, 39),
    green: paint(colored, 32, 39),
    // The darker one cannot be read on black.
    blue: paint(colored, 94, 39),
    grey: paint(colored, 90, 39),
    cyan: paint(colored, 36, 39),
  };
}

const showsColors = ({ isTTY }: NodeJS.WriteStream): boolean =>
  isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

/** The text with control characters made visible: a file's name or values must not move the cursor. */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  text.replaceAll(/[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${hex}`;
  });

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** How many columns of a terminal a text takes, near enough. */
export const widthOf = (text: string): number =>
  /^[ -~]*$/.test(text)
    ? text.length
    : [...printable(text)].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
