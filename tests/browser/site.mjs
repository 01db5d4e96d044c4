// A server that a test holds in its hand: the built page in a sub-folder, and answers that the test replaces, holds back
// or breaks. Nothing here waits for a clock.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listen, serveFile } from "../../.ci/static.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/** An answer that is sent as the test says. */
class Held {
  constructor(body, { status = 200, headers = {} }) {
    /** All that the answer will hold, for a test that sends slices of it. */
    this.body = body;
    this.sentBytes = 0;
    this.head = [status, { "content-type": "application/json", "content-length": body.length, ...headers }];
    /** Resolves once the page has asked. */
    this.requested = new Promise((resolve) => (this.answer = resolve));
  }

  /** Sends the next `count` bytes, and the head before the first. */
  async send(count) {
    const response = await this.requested;
    if (!response.headersSent) response.writeHead(...this.head);
    const chunk = this.body.subarray(this.sentBytes, this.sentBytes + count);
    this.sentBytes += chunk.length;
    await new Promise((resolve) => response.write(chunk, resolve));
  }

  /** Sends what is left. */
  async finish() {
    await this.send(this.body.length);
    (await this.requested).end();
  }

  /** Breaks the connection, as a lost network does. */
  async abort() {
    (await this.requested).destroy();
  }
}

class Site {
  /**
   * @param {object} options `root`: the folder served, the built page unless told; `base`: where it is served;
   *   `headers`: sent with every answer, as `access-control-allow-origin`.
   */
  constructor({ root = DIST, base = "/some/folder/", headers = {} } = {}) {
    Object.assign(this, { root, base, headers, answers: new Map(), isGone: false });
  }

  async start() {
    this.server = await listen((request, response) => this.#answer(request, response));
    this.origin = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  /** The address of a file of the site. */
  url(path = "") {
    return this.origin + this.base + path;
  }

  /**
   * Answers `path` with these instead. Without a `body` it is the file's, so that headers alone can be added; with
   * `status` and no body the body is empty.
   */
  respond(path, { status, headers = {}, body } = {}) {
    this.answers.set(this.base + path, (request, response) => {
      if (body === undefined && status === undefined) {
        return serveFile({ ...this, headers: { ...this.headers, ...headers } }, request, response);
      }
      response.writeHead(status ?? 200, { "content-type": "application/json", ...this.headers, ...headers });
      response.end(body);
    });
  }

  /**
   * Holds the answer to `path` back until the test sends it: see `Held`. The body is the file's unless given. Chromium
   * gives up on nothing meanwhile, so that a test can look at the page as long as it likes.
   */
  async hold(path, { body, status, headers = {} } = {}) {
    const bytes = Buffer.from(body ?? (await readFile(join(this.root, path))));
    const held = new Held(bytes, { status, headers: { ...this.headers, ...headers } });
    this.answers.set(this.base + path, (_request, response) => held.answer(response));
    return held;
  }

  /** Goes back to the file itself, as after a repair. */
  restore(path) {
    this.answers.delete(this.base + path);
  }

  /** Breaks every connection from now on, as where there is no network; `back` ends it. */
  leave() {
    this.isGone = true;
  }

  back() {
    this.isGone = false;
  }

  #answer(request, response) {
    if (this.isGone) return request.socket.destroy();
    const { pathname } = new URL(request.url, this.origin);
    const answer = this.answers.get(pathname);
    return answer ? answer(request, response) : serveFile(this, request, response);
  }

  stop() {
    // Held answers would keep the server open for ever.
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** A running site; see `Site` for the options. */
export const startSite = (options) => new Site(options).start();
