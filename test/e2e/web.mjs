// The suite in a web worker extension host: node test/e2e/web.mjs [oldest]
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { format } from 'node:util';
import { runTests } from '@vscode/test-web';
import { ensureEditors, root } from '../../server/tools/ensure.mjs';
import { scratchFolder } from '../../server/tools/served.mjs';
import { chromiumArguments, chromiumPath, notRun } from './browser.mjs';
import { bundleSuite } from './bundle.mjs';
import { buildsDir, layOutWebBuild } from './web-build.mjs';

const oldest = process.argv[2] === 'oldest';
const workspace = path.join(scratchFolder(), 'workspace');
cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });

useOwnChromium(chromiumPath());
const passing = countPassing();
try {
  await runTests({
    ...build(),
    browserType: 'chromium',
    browserOptions: chromiumArguments,
    headless: true,
    quality: 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite('browser'),
    folderPath: workspace,
    port: await freePort(),
    printServerLog: false,
  });
} catch (error) {
  console.error(String(error));
  process.exit(1);
}
if (passing() === 0) {
  console.error('no passing test was reported');
  process.exit(1);
}
process.exit(0);

/** A build from npm, else the one that test-web downloads. */
function build() {
  const why = ensureEditors();
  if (!why) return { commit: layOutWebBuild(oldest ? 'oldest' : 'newest'), testRunnerDataDir: buildsDir };
  return oldest ? notRun(why) : {};
}

/** test-web has no option for the browser's path; it calls this very object. */
function useOwnChromium(executablePath) {
  const { chromium } = createRequire(createRequire(import.meta.url).resolve('@vscode/test-web'))('playwright');
  const launch = chromium.launch.bind(chromium);
  chromium.launch = (options) => launch({ ...options, executablePath });
}

/** Everything the page logs comes by here; the workbench's own talk ends here. */
function countPassing() {
  let count = 0;
  const talk =
    /Canceled|CodeExpectedError|ENOPRO|^\s+at |GET .*\/static|package\.nls|^Ignoring|Updating additional|AgentHost|AccountPolicy|^%c|^\[/;
  for (const level of ['log', 'info', 'warn', 'error']) {
    const print = console[level].bind(console);
    console[level] = (...words) => {
      const line = format(...words);
      count = Math.max(count, Number(/^\s*(\d+) passing/.exec(line)?.[1] ?? 0));
      if (!talk.test(line)) print(line);
    };
  }
  return () => count;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
