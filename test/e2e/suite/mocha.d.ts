/** Mocha's build for any host: it needs neither Node nor a page, and leaves its class behind as a global. */
declare module 'mocha/mocha.js';
