/** Positions in the units of each client: every answer for a text whose lines hold more than ASCII. */
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import fc from 'fast-check';
import * as lsp from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { encodingAmong, textsIn } from '../server/src/lsp/encoding.ts';
import { type ClientTraits, connect, pullClient, pushClient, type TestClient, until } from './support/connection.ts';

const uri = 'file:///cable.yaml';

/** What a client counts in a line up to a place. */
const units: Readonly<Record<string, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text),
  'utf-16': (text) => text.length,
  'utf-32': (text) => [...text].length,
};

const offering = (...positionEncodings: string[]): ClientTraits => ({
  capabilities: { ...pullClient, general: { positionEncodings } },
});

/** The bond on one line, behind letters of one to four bytes. */
const bond = (inside: string) => `machine:
  network:
    interfaces:
      - { interface: bond0, description: "é 日 😀🔌", bond: { ${inside} } }
`;
const unmonitored = bond('mode: 802.3ad, xmitHashPolicy: layer3+4, interfaces: [enp1s0, enp2s0]');
const ofTheBond = 3;

/** The range of a text in the line of the bond, as a client counts. */
function rangeOf(text: string, encoding: string): lsp.Range {
  const line = unmonitored.split('\n')[ofTheBond]!;
  const at = line.indexOf(text);
  const count = units[encoding]!;
  return {
    start: { line: ofTheBond, character: count(line.slice(0, at)) },
    end: { line: ofTheBond, character: count(line.slice(0, at + text.length)) },
  };
}

for (const encoding of Object.keys(units)) {
  const within = (name: string, body: (client: TestClient) => Promise<void>) =>
    test(`${encoding}: ${name}`, async () => {
      const client = await connect(offering(encoding));
      try {
        assert.equal(client.capabilities.positionEncoding, encoding);
        await client.open(uri, unmonitored);
        await body(client);
      } finally {
        await client.stop();
      }
    });

  within('a finding covers its word', async (client) => {
    const [found] = await client.pull(uri);
    assert.deepEqual([found?.code, found?.range], ['missing-link-monitoring', rangeOf('mode', encoding)]);
  });

  within('a fix lands behind the mode', async (client) => {
    const { end } = rangeOf('mode: 802.3ad', encoding);
    const actions = (await client.connection.sendRequest(lsp.CodeActionRequest.type, {
      textDocument: { uri },
      range: rangeOf('mode', encoding),
      context: { diagnostics: [] },
    })) as lsp.CodeAction[];
    const [change] = actions.find(({ isPreferred }) => isPreferred)!.edit!.documentChanges as lsp.TextDocumentEdit[];
    assert.deepEqual(
      change?.edits.map((edit) => ('range' in edit ? edit.range : undefined)),
      [{ start: end, end }],
    );
  });

  within('a hover answers for the word under it, and for that alone', async (client) => {
    const range = rangeOf('xmitHashPolicy', encoding);
    const params = { textDocument: { uri }, position: range.start };
    const hover = (await client.connection.sendRequest(lsp.HoverRequest.type, params)) as lsp.Hover;
    assert.deepEqual(hover.range, range);
    assert.match((hover.contents as lsp.MarkupContent).value, /xmitHashPolicy/);
  });

  within('a completion replaces the word before it', async (client) => {
    const range = rangeOf('layer3+4', encoding);
    const list = (await client.connection.sendRequest(lsp.CompletionRequest.type, {
      textDocument: { uri },
      position: range.end,
    })) as lsp.CompletionList;
    const layer2 = list.items.find(({ label }) => label === 'layer2+3');
    assert.deepEqual((layer2!.textEdit as lsp.TextEdit).range, range);
  });

  within('changes count in it too, each in the text that the one before has left', async (client) => {
    const { start } = rangeOf('xmitHashPolicy', encoding);
    const put = '"😀é": 1, ';
    const behind = { line: ofTheBond, character: start.character + units[encoding]!(put) };
    await client.change(uri, 2, [
      { range: { start, end: start }, text: put },
      { range: { start: behind, end: behind }, text: 'miimon: 100, ' },
      { range: { start, end: behind }, text: '' },
    ]);
    assert.deepEqual(await client.pull(uri), []);
    const next = { line: ofTheBond, character: start.character + units[encoding]!('miimon: 100, ') };
    const params = { textDocument: { uri }, position: next };
    const hover = (await client.connection.sendRequest(lsp.HoverRequest.type, params)) as lsp.Hover;
    assert.deepEqual(hover.range?.start, next);
  });
}

test('what stands in a file that is not open is counted in the same units', async () => {
  const text = 'apiVersion: v1alpha1\nkind: LinkAliasConfig\nname: "é日😀"\n';
  const other = { uri: 'vscode-vfs://host/talos/alias.yaml', text };
  const client = await connect({
    capabilities: { ...pullClient, general: { positionEncodings: ['utf-8'] } },
    initializationOptions: { findsFiles: true },
    filesBelow: () => [other],
  });
  try {
    const uri = 'vscode-vfs://host/talos/node/bond.yaml';
    await client.open(uri, 'apiVersion: v1alpha1\nkind: BondConfig\nname: bond0\nlinks: ["é日😀"]\n');
    const params = { textDocument: { uri }, position: { line: 3, character: 10 } };
    const found = await client.connection.sendRequest(lsp.DefinitionRequest.type, params);
    assert.deepEqual(found, [
      { uri: other.uri, range: { start: { line: 2, character: 6 }, end: { line: 2, character: 6 + 2 + 2 + 3 + 4 } } },
    ]);
  } finally {
    await client.stop();
  }
});

test('UTF-16 is spoken unless a client offers only others', async () => {
  assert.equal(encodingAmong(undefined), 'utf-16');
  assert.equal(encodingAmong([]), 'utf-16');
  assert.equal(encodingAmong(['utf-8', 'utf-32', 'utf-16']), 'utf-16');
  assert.equal(encodingAmong(['utf-32', 'utf-8']), 'utf-32');
  assert.equal(encodingAmong(['utf-7', 'utf-8']), 'utf-8');
  assert.equal(encodingAmong(['utf-7']), 'utf-16');
  const client = await connect({ capabilities: pushClient });
  assert.equal(client.capabilities.positionEncoding, 'utf-16');
  await client.stop();
});

test('a client that waits for diagnostics gets them in its own units', async () => {
  const client = await connect({ capabilities: { ...pushClient, general: { positionEncodings: ['utf-8'] } } });
  try {
    await client.open(uri, unmonitored);
    const pushed = await until(() => client.pushed[0], 'diagnostics');
    assert.deepEqual(pushed.diagnostics[0]?.range, rangeOf('mode', 'utf-8'));
  } finally {
    await client.stop();
  }
});

const someText = fc
  .array(fc.constantFrom('a', ': ', 'é', '日', '😀', '\n', '\r\n', '\r', '\ud83d', '\ude00'), { maxLength: 30 })
  .map((parts) => parts.join(''));
/** A client sends no half of a pair: what is cut there has become something else on the wire. */
const wellFormed = someText.map((text) => Buffer.from(text).toString());

for (const encoding of ['utf-8', 'utf-32'] as const) {
  test(`${encoding}: positions and offsets of any text match, and edits count as the client counts`, () => {
    const texts = textsIn(encoding);
    const edit = fc.record({ from: fc.nat(60), to: fc.nat(60), put: wellFormed });
    fc.assert(
      fc.property(wellFormed, fc.array(edit, { maxLength: 4 }), (text, edits) => {
        const plain = TextDocument.create(uri, 'yaml', 1, text);
        let document = texts.create(uri, 'yaml', 1, text);
        edits.forEach(({ from, to, put }, index) => {
          const range = rangeIn(plain, from, to);
          const counted = { start: counts(plain, range.start), end: counts(plain, range.end) };
          document = texts.update(document, [{ range: counted, text: put }], index + 2);
          TextDocument.update(plain, [{ range, text: put }], index + 2);
        });
        assert.deepEqual(
          [document.getText(), document.version, document.lineCount],
          [plain.getText(), plain.version, plain.lineCount],
        );
        for (const at of placesIn(plain)) {
          const position = counts(plain, plain.positionAt(at));
          assert.deepEqual(document.positionAt(at), position);
          assert.equal(document.offsetAt(position), plain.offsetAt(plain.positionAt(at)));
        }
      }),
    );
  });

  /** A position as the client counts it. */
  const counts = (document: TextDocument, { line, character }: lsp.Position): lsp.Position => {
    const before = document.getText({ start: { line, character: 0 }, end: { line, character } });
    return { line, character: units[encoding]!(before) };
  };
}

/** Every offset between two code points. */
function placesIn(document: TextDocument): readonly number[] {
  const places = [0];
  for (const one of document.getText()) places.push(places.at(-1)! + one.length);
  return places;
}

function rangeIn(document: TextDocument, from: number, to: number): lsp.Range {
  const places = placesIn(document);
  const [start, end] = [places[from % places.length]!, places[to % places.length]!].toSorted((a, b) => a - b);
  return { start: document.positionAt(start!), end: document.positionAt(end!) };
}

test('a position inside a letter is the place before it, and one behind the line is its end', () => {
  const text = textsIn('utf-8').create(uri, 'yaml', 1, 'a😀b\r\nc\n');
  assert.deepEqual(
    [0, 1, 2, 4, 5, 6, 7, 99].map((character) => text.offsetAt({ line: 0, character })),
    [0, 1, 1, 1, 3, 4, 4, 4],
  );
  assert.equal(text.offsetAt({ line: 9, character: 1 }), 8);
  assert.deepEqual(text.getLineRange(0), { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } });
  assert.equal(text.getEOLCharacters(0), '\r\n');
  assert.equal(text.getText({ start: { line: 0, character: 1 }, end: { line: 0, character: 5 } }), '😀');
});
