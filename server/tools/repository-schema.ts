/** The JSON Schema of `.talos-bond.yaml`, for the editors of whoever writes one. */
import { catalogue } from '../src/core/judge/catalogue.ts';
import { plain } from '../src/core/markdown.ts';
import { levelWords, ownLevel, versionPattern } from './settings.ts';

/** What the file may hold. */
export const repositorySchema = (): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Talos Bond: what a repository has agreed on',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    talosVersion: {
      description: 'The Talos release to judge for, such as "1.13", or auto. In quotes, as 1.10 is the number 1.1.',
      // A number is written as a release is, and taken as it is written.
      anyOf: [{ type: 'string', pattern: versionPattern }, { type: 'number', minimum: 0 }, { type: 'null' }],
    },
    rules: {
      description: 'The level of each rule, by its code; off for what is not looked for.',
      type: ['object', 'null'],
      additionalProperties: false,
      properties: Object.fromEntries(
        catalogue.map((rule) => [
          rule.code,
          { enum: levelWords, description: `${plain(rule.summary)}. ${ownLevel(rule)}` },
        ]),
      ),
    },
    ignore: {
      description: 'Paths that are never judged, as in .gitignore, from the folder of this file on.',
      type: ['array', 'null'],
      items: { type: 'string', minLength: 1 },
    },
  },
});
