// Writes all derived files; with --check it only compares, and fails if one is stale.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { current, derivedFiles } from './derived.ts';

const check = process.argv.includes('--check');
const stale = derivedFiles().filter((file) => current(file.path) !== file.text);

if (check) {
  for (const file of stale) console.error(`${file.path} is stale: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const file of stale) {
    mkdirSync(path.dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.text);
    console.log(`Wrote ${file.path}`);
  }
  if (stale.length === 0) console.log('Everything derived is up to date.');
}
