import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";

const TICK = 10;
const PORTION = 64 * 1024;

/** Serves one file, also from an offset on, at a rate that can be changed, and counts what it sends. */
export class SlowServer {
  /** From which byte on the file was asked for, in order. */
  readonly offsets: number[] = [];
  /** Bytes of the file handed to connections in all. */
  sent = 0;
  /** Bytes per second of each connection. */
  rate = Infinity;
  /** Nothing from this offset on is sent until it is raised. */
  hold = Infinity;
  readonly #content: Uint8Array;
  readonly #waiting: (() => void)[] = [];
  readonly #server = createServer((request, response) => {
    // A client that went away is its own business.
    this.#answer(request, response).catch(() => response.destroy());
  });

  private constructor(content: Uint8Array) {
    this.#content = content;
  }

  static async start(content: Uint8Array): Promise<SlowServer> {
    const server = new SlowServer(content);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/file`;
  }

  /** Waits until the file is asked for the next time. */
  asked(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { length } = this.#content;
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
    const offset = Number(range?.[1] ?? 0);
    response.writeHead(range === null ? 200 : 206, {
      "accept-ranges": "bytes",
      "content-length": length - offset,
      "last-modified": new Date(0).toUTCString(),
      ...(range !== null && { "content-range": `bytes ${offset}-${length - 1}/${length}` }),
    });
    if (request.method === "HEAD") {
      response.end();
      return;
    }
    this.offsets.push(offset);
    for (const wake of this.#waiting.splice(0)) wake();
    await pipeline(Readable.from(this.#paced(offset), { highWaterMark: 1 }), response);
  }

  async *#paced(start: number): AsyncGenerator<Uint8Array> {
    const began = performance.now();
    let offset = start;
    while (offset < this.#content.length) {
      const allowed = Math.min(this.hold, start + ((performance.now() - began) / 1000) * this.rate);
      const end = Math.min(offset + PORTION, Math.floor(allowed), this.#content.length);
      if (end <= offset) {
        await delay(TICK);
        continue;
      }
      this.sent += end - offset;
      yield this.#content.subarray(offset, end);
      offset = end;
    }
  }
}
