/** The settings, as the manifest declares them. Their texts stand in package.nls.json, where a translation finds them. */

import { dialects } from '../src/core/fields/field.ts';
import { byDialect } from '../src/core/hover/card.ts';
import { everywhere } from '../src/core/judge/catalogue.ts';
import { levels, type RuleEntry } from '../src/core/judge/rule.ts';
import { plain } from '../src/core/markdown.ts';
import { english } from '../src/core/translate.ts';

/** How a release is written. */
export const versionPattern = String.raw`^(?:auto|v?\d+\.\d+(?:\.\d+)?)$`;

/** What a rule can be set to. */
export const levelWords: readonly string[] = ['off', ...levels.toReversed()];

/** `contributes.configuration` of package.json. */
export const configuration = (): object => ({
  title: 'Talos Bond',
  properties: {
    'talosBond.talosVersion': {
      type: 'string',
      default: 'auto',
      pattern: versionPattern,
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
      enumDescriptions: ['%setting.trace.off%', '%setting.trace.messages%', '%setting.trace.verbose%'],
      markdownDescription: '%setting.trace%',
    },
  },
});

const levelOf = (code: string): object => ({ enum: levelWords, description: `%rule.${code}%` });

/** Their English texts. */
export const settingTexts = (): Readonly<Record<string, string>> => ({
  'setting.talosVersion':
    'The Talos release that bonds are judged for, such as `1.12` or `1.12.2`. It decides which keys and values there are, which defaults hold, and which defects of Talos count. Default: `auto`, which takes what the file or one near it says, such as `.talos-bond.yaml` or `talconfig.yaml`, else the newest stable release.',
  'setting.talosVersion.pattern': 'Write auto, or a release such as 1.12 or 1.12.2',
  'setting.rules':
    'The level of each rule, by its code, such as `{ "slow-lacp": "warning", "layer2-hash": "off" }`. Errors, warnings and infos are underlined and stand in the Problems panel, a hint is only marked in the text, and what is `off` is not looked for. It wins over `.talos-bond.yaml`. Default: `{}`, which leaves each rule at its own level.',
  'setting.trace':
    'What the output channel *Talos Bond* tells of the talk between editor and language server. Default: `off`.',
  'setting.trace.off': 'Nothing.',
  'setting.trace.messages': 'The name of each message.',
  'setting.trace.verbose':
    'Each message with all it carries, which includes the texts of open files: read it before you send it to anybody.',
  ...Object.fromEntries(everywhere.map((rule) => [`rule.${rule.code}`, `${plain(rule.summary)}. ${ownLevel(rule)}`])),
});

/** The level of a rule where nobody has set one, as a sentence. */
export function ownLevel({ level }: RuleEntry): string {
  const said = dialects.flatMap((dialect) => (level[dialect] ? [{ said: level[dialect], dialect }] : []));
  return `By itself: ${plain(byDialect(said, english))}.`;
}
