// A person's way through the whole workbench, by keyboard and mouse, with the extension as it is packaged.
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cache, ensureEditors, root } from '../../server/tools/ensure.mjs';
import { installExtension, scratchFolder, serveEditor } from '../../server/tools/served.mjs';
import { launchBrowser, notRun } from './browser.mjs';

const shots = path.join(cache, 'shots');
/** The README's pictures; they are taken anew only when asked for, so that a test leaves the tree as it was. */
const pictures = path.join(root, 'server/docs');

const why = ensureEditors();
if (why) notRun(why);
mkdirSync(shots, { recursive: true });

const dataDir = scratchFolder();
const workspace = path.join(dataDir, 'workspace');
const file = path.join(workspace, 'legacy.yaml');
cpSync(path.join(root, 'test/workspace'), workspace, { recursive: true });
const original = readFileSync(file, 'utf8');

installExtension(path.join(root, 'talos-bond.vsix'), dataDir);
const server = await serveEditor({ dataDir, userSettings: { 'editor.minimap.enabled': false } });
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1300, height: 760 } });
page.setDefaultTimeout(30_000);
let failed = false;
try {
  await walk();
} catch (error) {
  failed = true;
  console.log(`not ok - ${error.stack}`);
  await shoot('failed');
} finally {
  await browser.close();
  await server.stop();
}
process.exit(failed ? 1 : 0);

async function walk() {
  await step('the file opens with a squiggle', async () => {
    await page.goto(address());
    await line('xmitHashPolicy').waitFor({ timeout: 90_000 });
    await squiggle().waitFor();
    await page.keyboard.press('Control+B');
    await page.locator('.sidebar:visible').waitFor({ state: 'detached' });
  });
  await step('the Problems panel says what will happen to this bond', async () => {
    await page.keyboard.press('Control+Shift+M');
    await page.locator('.markers-panel', { hasText: 'bond0 is not monitored' }).waitFor();
    await shoot('1-problems');
  });
  await step('a key is explained under the mouse', () => hover('lacpRate', 'LACP', '2-hover-key'));
  await step('the bond is summed up under the mouse', () => hover('bond', '802.3ad', '3-hover-bond', 'hover'));
  await step('Ctrl+. offers the repair', async () => {
    await word('mode').click();
    const repair = 'Insert miimon: 100, updelay: 200, downdelay: 200';
    await pressUntil('Control+.', page.locator('.action-widget', { hasText: repair }));
    await shoot('4-quick-fix');
    takePicture('4-quick-fix', 'journey');
  });
  await step('Enter repairs the bond', async () => {
    await page.keyboard.press('Enter');
    await line('downdelay').waitFor();
    await squiggle().waitFor({ state: 'detached' });
    await shoot('5-repaired');
  });
  await step('a half-typed key is completed', completeKey);
  await step('the file on disk has the repair and the new key, and nothing else', async () => {
    await page.keyboard.press('Control+S');
    await untilOnDisk(/^ {10}minLinks: 1$/m);
    const added = /^ {10}(miimon: 100|updelay: 200|downdelay: 200|minLinks: 1)\n/gm;
    assert.equal(readFileSync(file, 'utf8').match(added)?.length, 4);
    assert.equal(readFileSync(file, 'utf8').replace(added, ''), original);
    await shoot('7-saved');
  });
  await step('the reference opens from the command palette', openReference);
  await step('the walkthrough leads from a sample to the settings', followWalkthrough);
}

async function step(what, walkIt) {
  await walkIt();
  console.log(`ok - ${what}`);
}

function address() {
  const payload = JSON.stringify([['openFile', `vscode-remote://${server.authority}${file}`]]);
  return `http://${server.authority}/?${new URLSearchParams({ folder: workspace, payload })}`;
}

async function hover(key, text, shot, picture) {
  await word(key).hover();
  await page.locator('.monaco-hover:visible', { hasText: text }).first().waitFor();
  await shoot(shot);
  if (picture) takePicture(shot, picture);
  await page.mouse.move(1200, 60);
  await page.locator('.monaco-hover:visible', { hasText: text }).first().waitFor({ state: 'detached' });
}

async function completeKey() {
  await word('xmitHashPolicy').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('minL', { delay: 80 });
  const choice = page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'minLinks' });
  await choice.waitFor();
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-details-container', { hasText: 'minLinks' }).waitFor();
  await shoot('6-completion');
  await page.keyboard.press('Enter');
  await line('minLinks: 1').waitFor();
  await page.keyboard.press('Escape');
}

async function openReference() {
  await page.keyboard.press('F1');
  await page.keyboard.type('Talos Bond: Explain');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Explain a Rule or Field' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget input[placeholder="A rule or a field of a bond"]').waitFor();
  await page.keyboard.type('missing-link-monitoring');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'missing-link-monitoring' }).waitFor();
  await shoot('8-topics');
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: 'missing-link-monitoring' }).waitFor();
  const preview = page.frameLocator('iframe.webview').frameLocator('iframe');
  await preview.locator('h1, h2, h3', { hasText: 'missing-link-monitoring' }).first().waitFor();
  await shoot('9-reference');
}

async function followWalkthrough() {
  await page.keyboard.press('Control+J');
  await page.keyboard.press('F1');
  await page.keyboard.type('Welcome: Open Walkthrough');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Open Walkthrough' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Bonds That Survive');
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Bonds That Survive a Cable' }).waitFor();
  await page.keyboard.press('Enter');
  const steps = page.locator('.gettingStartedContainer');
  // While one picture makes room for the next, there are two frames.
  const drawing = page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('svg');
  const tour = [
    ['Find what will break', 'missing-link-monitoring'],
    ['Repair it with one key', 'Insert miimon: 100'],
    ['Settle it for everybody', '.talos-bond.yaml'],
  ];
  for (const [index, [title, drawn]] of tour.entries()) {
    await steps.locator('.getting-started-step', { hasText: title }).click();
    await steps.locator('.getting-started-step.expanded', { hasText: title }).waitFor();
    await drawing.filter({ hasText: drawn }).waitFor();
    await shoot(`${10 + index}-walkthrough`);
  }
  await steps.locator('.getting-started-step', { hasText: 'Find what will break' }).click();
  await steps.locator('.monaco-button', { hasText: 'Open a Sample' }).click();
  await page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
  await squiggle().waitFor();
  await pressUntil('Control+.', page.locator('.action-widget', { hasText: 'Insert miimon: 100' }));
  await shoot('13-sample');
  await page.keyboard.press('Enter');
  await squiggle().waitFor({ state: 'detached' });
  await page.locator('.tab', { hasText: 'Welcome' }).click();
  await steps.locator('.getting-started-step .codicon-getting-started-step-checked').nth(1).waitFor();
}

function squiggle() {
  return page.locator('.squiggly-warning').first();
}

function line(text) {
  return page.locator('.view-line', { hasText: text }).first();
}

/** A word of the file, wherever the grammar's colours cut it. */
function word(text) {
  return page.locator('.view-line span span', { hasText: new RegExp(`^${text}$`) }).first();
}

async function shoot(name) {
  await page.screenshot({ path: path.join(shots, `${name}.png`) });
}

function takePicture(shot, name) {
  const picture = path.join(pictures, `${name}.png`);
  if (process.env.UPDATE_PICTURES !== '1' && existsSync(picture)) return;
  copyFileSync(path.join(shots, `${shot}.png`), picture);
}

/** A busy editor drops a key now and then; its user would press it again. */
async function pressUntil(key, locator) {
  for (let tries = 1; tries <= 5; tries += 1) {
    await page.keyboard.press(key);
    const seen = locator.waitFor({ timeout: 6_000 });
    if (await seen.then(() => true).catch(() => false)) return;
  }
  throw new Error(`${key} did not bring ${locator}`);
}

async function untilOnDisk(pattern) {
  const end = Date.now() + 20_000;
  while (!pattern.test(readFileSync(file, 'utf8'))) {
    if (Date.now() > end) throw new Error(`the file on disk never held ${pattern}: ${readFileSync(file, 'utf8')}`);
    await page.waitForTimeout(50);
  }
}
