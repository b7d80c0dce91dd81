// The licences of the packages that end up in a bundle: they ask to go wherever the code goes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One text with name, version and licence of every package among the inputs of a build. */
export function noticesFor(inputs, root) {
  const folders = new Set(inputs.map(packageFolder).filter(Boolean));
  return [...folders]
    .toSorted()
    .map((folder) => notice(path.join(root, folder)))
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** `node_modules/a/node_modules/@b/c/lib/x.js` belongs to `node_modules/a/node_modules/@b/c`. */
const packageFolder = (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : license;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
