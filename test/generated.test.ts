import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goRange, yamlDialects } from '../server/src/core/fields/field.ts';
import { fieldsOf } from '../server/src/core/fields/fields.ts';
import { docsUrl } from '../server/src/core/reference.ts';
import { rules } from '../server/src/core/rules/index.ts';
import { current, derivedFiles } from '../server/tools/derived.ts';
import { jsonSchema } from '../server/tools/json-schema.ts';

const files = derivedFiles();

for (const { path, text } of files) {
  test(`${path} is what the tables say (npm run generate mends it)`, () => {
    assert.ok(current(path) === text, `${path} is stale: run npm run generate`);
  });
}

const propertiesOf = (dialect: (typeof yamlDialects)[number]) =>
  jsonSchema(dialect).properties as Record<string, Record<string, unknown>>;

test('a schema knows every key of its dialect and never offers a zero of Talos as the default', () => {
  for (const dialect of yamlDialects) {
    const properties = propertiesOf(dialect);
    assert.deepEqual(
      Object.keys(properties),
      fieldsOf(dialect).map(({ key }) => key),
    );
    for (const [key, schema] of Object.entries(properties)) {
      assert.ok(!('default' in schema), key);
      const bodies = ((schema.defaultSnippets ?? []) as { body: unknown }[]).map(({ body }) => body);
      assert.ok(!bodies.includes(0), key);
    }
  }
});

test('the numbers of a schema are those that Talos and the kernel both take', () => {
  for (const dialect of yamlDialects) {
    for (const { key, type } of fieldsOf(dialect)) {
      if (type.kind !== 'int') continue;
      const schema = propertiesOf(dialect)[key]!;
      for (const range of [goRange[type.go], type.kernel ?? goRange[type.go]]) {
        assert.ok(range[0] <= Number(schema.minimum) && Number(schema.maximum) <= range[1], `${dialect} ${key}`);
      }
    }
  }
});

test('words stand in a schema as Talos takes them: in any letter case where it does not matter', () => {
  const pattern = (dialect: (typeof yamlDialects)[number], key: string) =>
    (propertiesOf(dialect)[key]!.anyOf as { pattern?: string }[]).find((one) => one.pattern)?.pattern;
  assert.match('Layer3+4', new RegExp(pattern('document', 'xmitHashPolicy')!));
  assert.equal(pattern('legacy', 'xmitHashPolicy'), undefined);
});

test('each rule is a setting and has the anchor that its link names', () => {
  const manifest = JSON.parse(current('package.json')!);
  const { properties } = manifest.contributes.configuration.properties['talosBond.rules'];
  const page = files.find(({ path }) => path.endsWith('rules.md'))!.text;
  for (const { code } of rules) {
    assert.ok(Object.hasOwn(properties, code), code);
    assert.ok(docsUrl(manifest.repository.url, code).endsWith(`/server/docs/rules.md#${code}`));
    assert.match(page, new RegExp(`^## ${code}$`, 'm'));
  }
});

test('each text that the manifest refers to is there', () => {
  const texts = JSON.parse(current('package.nls.json')!);
  for (const { 1: key } of current('package.json')!.matchAll(/"%([\w.-]+)%"/g))
    assert.ok(Object.hasOwn(texts, key!), key);
});
