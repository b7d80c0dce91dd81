// Loaded before a program: names in the file NETWORK_LOG every handle to a network that the program makes, however briefly.
const { createHook } = require('node:async_hooks');
const { appendFileSync } = require('node:fs');

const network = /^(?:TCP|UDP|TLS|HTTP|QUIC|DNS|QUERY|GETADDRINFO|GETNAMEINFO)/;

createHook({
  init(_id, type) {
    if (network.test(type)) appendFileSync(process.env.NETWORK_LOG, `${type}\n`);
  },
}).enable();
