// The suite in a web worker extension host, first on files that can be written and then on a repository as github.dev
// shows it, which nobody may write to: node test/e2e/web.mjs [oldest]
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { format } from 'node:util';
import { runTests } from '@vscode/test-web';
import { ensureEditors, root } from '../../server/tools/ensure.mjs';
import { scratchFolder } from '../../server/tools/served.mjs';
import { chromiumArguments, chromiumPath, notRun } from './browser.mjs';
import { bundleReadOnly, bundleSuite, readOnlyFolder } from './bundle.mjs';
import { Requests } from './requests.mjs';
import { buildsDir, layOutWebBuild } from './web-build.mjs';

const oldest = process.argv[2] === 'oldest';
const workspace = path.join(scratchFolder(), 'workspace');
cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });

let requests = new Requests();
useOwnChromium(chromiumPath());
const counted = countTests();
const options = {
  ...build(),
  browserType: 'chromium',
  browserOptions: chromiumArguments,
  headless: true,
  quality: 'stable',
  extensionDevelopmentPath: root,
  extensionTestsPath: await bundleSuite('browser'),
  printServerLog: false,
};

await runSuite('files', { folderPath: workspace }, ({ pending }) => pending === 0);
await runSuite(
  'a read-only repository',
  { folderUri: readOnlyFolder, extensionPaths: [await bundleReadOnly()] },
  ({ pending }) => pending > 0,
);
process.exit();

/** `expected`: whether as many tests were left out as have to be on such files. */
async function runSuite(where, place, expected) {
  requests = new Requests();
  const port = await freePort();
  console.log(`On ${where}:`);
  try {
    await runTests({ ...options, ...place, port });
  } catch (error) {
    return fail(String(error));
  }
  const { passing, pending } = counted();
  if (passing === 0 || !expected({ pending })) fail(`${passing} tests passed and ${pending} were left out`);
  const faults = requests.faults(port);
  if (faults.length > 0) fail(`the network: ${faults.join(', ')}`);
  else console.log(`ok - ${requests.count} requests were heard, none beyond the editor and the extension's own files`);
}

function fail(sentence) {
  console.log(`not ok - ${sentence}`);
  process.exitCode = 1;
}

/** A build from npm, else the one that test-web downloads. */
function build() {
  const why = ensureEditors();
  if (!why) return { commit: layOutWebBuild(oldest ? 'oldest' : 'newest'), testRunnerDataDir: buildsDir };
  return oldest ? notRun(why) : {};
}

/** test-web has no option for the browser's path, and keeps its pages to itself; it calls this very object. */
function useOwnChromium(executablePath) {
  const { chromium } = createRequire(createRequire(import.meta.url).resolve('@vscode/test-web'))('playwright');
  const launch = chromium.launch.bind(chromium);
  chromium.launch = async (options) => {
    const browser = await launch({ ...options, executablePath });
    browser.on('context', (context) => requests.listenTo(context));
    return browser;
  };
}

/** Everything the page logs comes by here; the workbench's own talk ends here. */
function countTests() {
  let count = { passing: 0, pending: 0 };
  const talk =
    /Canceled|PREMATURE_CLOSE|CodeExpectedError|ENOPRO|^\s+at |GET .*\/static|package\.nls|^Ignoring|Updating additional|AgentHost|AccountPolicy|^%c|^\[/;
  for (const level of ['log', 'info', 'warn', 'error']) {
    const print = console[level].bind(console);
    console[level] = (...words) => {
      const line = format(...words);
      const [, number, kind] = /^\s*(\d+) (passing|pending)/.exec(line) ?? [];
      if (kind) count[kind] = Number(number);
      if (!talk.test(line)) print(line);
    };
  }
  return () => {
    const last = count;
    count = { passing: 0, pending: 0 };
    return last;
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
