// `npm start` where no desktop VS Code can open a window: the printed address leads to the squiggle, and Ctrl+C ends it all.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureEditors, root } from '../../server/tools/ensure.mjs';
import { launchBrowser, notRun } from './browser.mjs';

const why = ensureEditors();
if (why) notRun(why);

// Without a screen it cannot open a desktop.
const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
const start = spawn(process.execPath, [path.join(root, 'server/tools/start.mjs')], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.on('exit', () => start.kill('SIGTERM'));
const ended = new Promise((resolve) => start.on('exit', resolve));
const browser = await launchBrowser();
try {
  const address = await printedAddress();
  console.log('ok - an address is printed');

  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('.squiggly-warning').first().waitFor({ timeout: 90_000 });
  console.log('ok - behind it the sample is open and the fault is underlined');

  start.kill('SIGINT');
  const code = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 20_000, 'too late'))]);
  const answers = await fetch(address).then(
    () => true,
    () => false,
  );
  if (code !== 0 || answers)
    throw new Error(`Ctrl+C ended it with ${code}, and the address ${answers ? 'answers still' : 'is dead'}`);
  console.log('ok - Ctrl+C ends it');
} catch (error) {
  console.log(`not ok - ${error.stack}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
process.exit();

function printedAddress() {
  return new Promise((resolve, reject) => {
    let text = '';
    start.stdout.setEncoding('utf8').on('data', (data) => {
      text += data;
      const address = /VS Code:\s+(http:\S+)/.exec(text)?.[1];
      if (address) resolve(address);
    });
    start.on('exit', (code) => reject(new Error(`npm start ended with ${code}: ${text}`)));
  });
}
