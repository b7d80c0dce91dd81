// The one suite of every editor: a Node extension host and a web worker load this same file.
import 'mocha/mocha.js';
import * as vscode from 'vscode';

/** Called by the editor; rejects when a test fails. */
export async function run(): Promise<void> {
  // Browsers save by themselves after a second: on a busy machine that would keep what a test is about to throw away.
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
  const runner = new Mocha({ ui: 'tdd', reporter: 'spec', timeout: 60_000, color: false });
  // What loading a test file would do: makes `suite` and `test` known.
  runner.suite.emit('pre-require', globalThis, '', runner);
  await import('./finding.test.ts');
  await import('./writing.test.ts');
  await import('./document.test.ts');
  await import('./carrier.test.ts');
  await import('./repository.test.ts');
  await import('./extension.test.ts');
  await import('./network.test.ts');
  await new Promise<void>((resolve, reject) => {
    runner.run((failures) => (failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
