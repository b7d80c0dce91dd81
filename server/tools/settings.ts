/** The settings, as the manifest declares them. Their texts stand in package.nls.json, where a translation finds them. */

import { dialects } from '../src/core/fields/field.ts';
import { byDialect } from '../src/core/hover/card.ts';
import { everywhere } from '../src/core/judge/catalogue.ts';
import { levels, type RuleEntry } from '../src/core/judge/rule.ts';
import { plain } from '../src/core/markdown.ts';
import { english } from '../src/core/translate.ts';

/** `contributes.configuration` of package.json. */
export const configuration = (): object => ({
  title: 'Talos Bond',
  properties: {
    'talosBond.talosVersion': {
      type: 'string',
      default: 'auto',
      pattern: String.raw`^(?:auto|v?\d+\.\d+(?:\.\d+)?)$`,
      patternErrorMessage: '%setting.talosVersion.pattern%',
      scope: 'window',
      markdownDescription: '%setting.talosVersion%',
    },
    'talosBond.rules': {
      type: 'object',
      default: {},
      additionalProperties: false,
      properties: Object.fromEntries(everywhere.map(({ code }) => [code, levelOf(code)])),
      scope: 'window',
      markdownDescription: '%setting.rules%',
    },
    'talosBond.trace.server': {
      type: 'string',
      enum: ['off', 'messages', 'verbose'],
      default: 'off',
      scope: 'window',
      description: '%setting.trace%',
    },
  },
});

const levelOf = (code: string): object => ({ enum: ['off', ...levels.toReversed()], description: `%rule.${code}%` });

/** Their English texts. */
export const settingTexts = (): Readonly<Record<string, string>> => ({
  'setting.talosVersion':
    'The Talos release that configs are judged for, such as `1.12` or `1.12.2`. `auto` takes what the file, or one near it such as `talconfig.yaml`, says, else the newest stable release.',
  'setting.talosVersion.pattern': 'Write auto, or a release such as 1.12 or 1.12.2',
  'setting.rules':
    'The level of each rule, by its code: `off`, `hint`, `info`, `warning` or `error`. What is not named keeps its own.',
  'setting.trace': 'Writes the messages between the editor and the language server to the output channel.',
  ...Object.fromEntries(everywhere.map((rule) => [`rule.${rule.code}`, `${plain(rule.summary)}. ${ownLevel(rule)}`])),
});

function ownLevel({ level }: RuleEntry): string {
  const said = dialects.flatMap((dialect) => (level[dialect] ? [{ said: level[dialect], dialect }] : []));
  return `By itself: ${plain(byDialect(said, english))}.`;
}
