// The Chromium that shows the editors.
import { chromium } from 'playwright-core';
import { ensureChromium } from '../../server/tools/ensure.mjs';

/** Nothing but this machine is reached, whatever the editor would like to ask of the network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost , EXCLUDE *.localhost',
];

export function launchBrowser() {
  return chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
}

/** Ends the lane as "not run" when there is no browser. */
export function chromiumPath() {
  return ensureChromium() ?? notRun('there is no Chromium, and none could be downloaded');
}

/** Ends a lane that this machine cannot run; the runner knows the exit code. */
export function notRun(why) {
  console.error(`not run: ${why}`);
  process.exit(77);
}
