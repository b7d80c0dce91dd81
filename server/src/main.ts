/**
 * The server of both worlds in one bundle: a process for desktops, remote windows and other editors, a worker for
 * browsers. Nearly all of it is the same, and a package that carried it twice would be a third larger.
 */

if (typeof process === 'object' && process.versions?.node) require('./node.ts');
else require('./browser.ts');
