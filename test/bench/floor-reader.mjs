// What nobody can do without who lints a folder: walks it and reads its YAML files. With --parse: decodes them too, and
// parses those in which the word stands.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, parsing] = process.argv.slice(2);
const parser = parsing === '--parse' ? await import('yaml') : undefined;

function visit(place) {
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const path = join(place, entry.name);
    if (entry.isDirectory()) visit(path);
    else if (path.endsWith('.yaml')) read(path);
  }
}

function read(path) {
  const bytes = readFileSync(path);
  if (!parser) return;
  const text = bytes.toString('utf8');
  if (/[Bb]ond/.test(text)) parser.parseAllDocuments(text);
}

visit(folder);
