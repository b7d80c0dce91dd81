// Hears what a browser asks of the network: its pages, their workers, and the workers of those.

/** What the suite asks for itself, from the extension host and from a worker of it: who hears these hears everything. */
const controls = ['https://control.invalid/extension', 'https://control.invalid/server'];

/** What the editor loads of the extension. */
const ownFiles =
  /^\/static\/devextensions\/(?:icon\.png|package(?:\.nls(?:\.[\w-]+)?)?\.json|dist\/[\w.]+\.js|syntaxes\/[\w.-]+\.json)$/;
const suiteFile = /^\/static\/devextensions\/\.cache\/e2e\/browser\.js$/;

export class Requests {
  #heard = [];

  /** Hears a browser context from now on. */
  listenTo(context) {
    context.on('request', (request) => this.#heard.push(request.url()));
    context.on('page', (page) => page.on('websocket', (socket) => this.#heard.push(socket.url())));
  }

  /** What is wrong with the requests to anywhere but `port` of this machine, one sentence each. */
  faults(port) {
    const deaf = controls.filter((control) => !this.#heard.includes(control));
    const others = this.#heard.filter((url) => !controls.includes(url) && !isServed(url, port));
    return [...deaf.map((url) => `${url} was asked for and not heard`), ...others.map((url) => `${url} was asked for`)];
  }

  get count() {
    return this.#heard.length;
  }
}

/** A page's own data has no host; the editor gives each of its frames a host of its own below the one that is served. */
function isServed(url, port) {
  const { protocol, host, pathname } = new URL(url);
  if (protocol === 'data:') return true;
  if (protocol === 'blob:') return isServed(pathname, port);
  if (host !== `localhost:${port}` && !host.endsWith(`.localhost:${port}`)) return false;
  return !pathname.startsWith('/static/devextensions/') || ownFiles.test(pathname) || suiteFile.test(pathname);
}
