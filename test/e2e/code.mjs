#!/usr/bin/env node
// Takes the place of the desktop's `code` where there is none: the arguments that @vscode/test-electron passes,
// the same suite, a real workbench and a Node extension host. It ends with the suite's exit code.
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { scratchFolder, serveEditor } from '../../server/tools/served.mjs';
import { launchBrowser } from './browser.mjs';

const limit = 240_000;
const codes = { hostDied: 71, noTest: 72, pageDied: 70, tooLong: 124 };

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
const server = await serveEditor({ dataDir: scratchFolder(), automation: true });
const hostEnd = watchHost(server.child);
const browser = await launchBrowser();
let code = 1;
try {
  code = await runSuite(await browser.newPage());
} finally {
  await browser.close().catch(() => undefined);
  await server.stop();
}
process.exit(code);

async function runSuite(page) {
  let passing = 0;
  const ended = new Promise((resolve) => {
    page.exposeFunction('codeAutomationExit', (exitCode) => resolve(Number(exitCode)));
    page.on('crash', () => resolve(codes.pageDied));
    setTimeout(() => resolve(codes.tooLong), limit).unref();
  });
  await page.exposeFunction('codeAutomationLog', (type, words) => {
    const line = format(...words);
    passing = Math.max(passing, Number(/^\s*(\d+) passing/.exec(line)?.[1] ?? 0));
    if (!isWorkbenchTalk(line)) console[type === 'error' ? 'error' : 'log'](line);
  });
  await page.goto(address());
  const exitCode = await ended;
  // The workbench says 0 too when its extension host was killed or never ran a test.
  if (exitCode === 0 && (await hostEnd.line())) return complain(codes.hostDied, await hostEnd.line());
  if (exitCode === 0 && passing === 0) return complain(codes.noTest, 'no passing test was reported');
  return exitCode === codes.tooLong ? complain(exitCode, `the suite took longer than ${limit} ms`) : exitCode;
}

function address() {
  const remote = (file) => `vscode-remote://${server.authority}${path.resolve(String(file))}`;
  const payload = [
    ['extensionDevelopmentPath', remote(values.extensionDevelopmentPath)],
    ['extensionTestsPath', remote(values.extensionTestsPath)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = { folder: path.resolve(positionals[0] ?? '.'), payload: JSON.stringify(payload) };
  return `http://${server.authority}/?${new URLSearchParams(query)}`;
}

/** Looks for the server's note that an extension host ended in any way but by itself and with 0. */
function watchHost(child) {
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      log += data;
    });
  }
  const ends = () => log.match(/Extension Host Process exited with code: \S+, signal: \S+/g) ?? [];
  return {
    async line() {
      // Its last lines may still be on their way.
      await new Promise((resolve) => setTimeout(resolve, 300));
      return ends().find((line) => !/code: 0, signal: null/.test(line));
    },
  };
}

function complain(exitCode, sentence) {
  console.error(sentence);
  return exitCode;
}

/** The workbench's own log comes through the same pipe as the suite's console. */
function isWorkbenchTalk(line) {
  const openings = [
    /^(Ignoring|Updating additional|Started local extension host|Extension host|Creat(ing|ion of)|Resolv(ing|ed))/,
    /^(No search provider|Timed out waiting for auth|Settings Sync|Missing property|\[|%c|TRACE|DEBUG|INFO)/,
    /^(Error: )?(Could not locate the bindings|Cannot find module '\.\/build)/,
  ];
  return openings.some((opening) => opening.test(line));
}
