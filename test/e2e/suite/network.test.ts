import * as vscode from 'vscode';
import { closeAll, equal, found, hoverAt, ok, openFile, positionOf } from './support.ts';

const inBrowser = typeof process !== 'object' || process.versions?.node === undefined;

suite('the network', () => {
  teardown(closeAll);

  if (inBrowser) {
    // Whoever runs this suite looks for these two: what hears them would hear the extension and its server as well.
    test('is heard from here and from a worker', async () => {
      await fetch('https://control.invalid/extension').catch(() => undefined);
      const script = "fetch('https://control.invalid/server').catch(() => undefined).then(() => postMessage('done'))";
      const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
      await new Promise((resolve) => {
        worker.onmessage = resolve;
      });
      worker.terminate();
    });
  } else if (process.platform === 'linux') {
    test('is not reached by the server, which holds no socket to it', async () => {
      const document = await openFile('legacy.yaml');
      await found(document, 'missing-link-monitoring');
      await hoverAt(document, positionOf(document, 'lacpRate'));

      const { networkSockets, processesRunning } = await import('../../support/sockets.ts');
      const folder = vscode.extensions.getExtension('talos-bond.talos-bond')?.extensionPath;
      const servers = processesRunning(`${folder}/dist/server.js`);
      ok(servers.length > 0, 'the server runs');
      equal(servers.flatMap(networkSockets), [], 'its sockets to a network');
    });
  }
});
