/* Browsers start no worker from file://: there the page itself answers the search dialog. */
if (location.protocol === "file:") {
  const load = (src) => new Promise((resolve) => document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve })));
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.ready = load(new URL("fold.js", new URL(url, location.href))).then(() => load(url));
    }

    postMessage(message) {
      this.ready.then(() => this.dispatchEvent(new MessageEvent("message", { data: self.govreport.answer(message) })));
    }
  };
}
