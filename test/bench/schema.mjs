import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cache, root } from './places.mjs';

const machinery = 'github.com/siderolabs/talos/pkg/machinery';
const patches = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0];

/** The schema the peer judges by, and a sentence about where it comes from. */
export function findSchema() {
  mkdirSync(cache, { recursive: true });
  return fromGoModule() ?? fromFieldTable();
}

function fromGoModule() {
  for (const patch of patches) {
    const version = `v1.13.${patch}`;
    const target = join(cache, `talos-${version}.schema.json`);
    if (existsSync(target) || download(version, target)) {
      return { path: target, source: `Talos ${version}'s own JSON schema` };
    }
  }
  return undefined;
}

function download(version, target) {
  try {
    const answer = execFileSync('go', ['mod', 'download', '-json', `${machinery}@${version}`], {
      cwd: cache,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    });
    copyFileSync(join(JSON.parse(answer).Dir, 'config/schemas/config.schema.json'), target);
    return true;
  } catch {
    return false;
  }
}

function fromFieldTable() {
  const docs = join(root, 'server/docs');
  const names = existsSync(docs) ? readdirSync(docs).filter((name) => name.endsWith('.schema.json')) : [];
  if (names.length === 0) throw new Error('No schema for the peer: neither Go nor server/docs/*.schema.json is there');
  const target = join(cache, 'fields.schema.json');
  const anyOf = names.map((name) => ({ $ref: pathToFileURL(join(docs, name)).href }));
  writeFileSync(target, JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', anyOf }));
  return { path: target, source: "a JSON schema made from this project's field table" };
}
