import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Serves a small file under every path, and counts how many of them it is asked for at once. */
export class CrowdServer {
  /** The most that were asked for and not yet answered. */
  most = 0;
  #present = 0;
  readonly #crowd: number;
  readonly #server = createServer(async ({ method, url }, response) => {
    const body = fileOf(url!);
    response.setHeader("content-length", body.length);
    if (method === "HEAD") {
      response.end();
      return;
    }
    this.#present++;
    this.most = Math.max(this.most, this.#present);
    // Once the crowd has been there, those who come later need not wait for another.
    for (const end = Date.now() + PATIENCE; this.most < this.#crowd && Date.now() < end; ) await delay(1);
    await delay(1);
    this.#present--;
    response.end(body);
  });

  private constructor(crowd: number) {
    this.#crowd = crowd;
  }

  /** Answers as soon as so many are there at once, or after ten seconds. */
  static async start(crowd: number): Promise<CrowdServer> {
    const server = new CrowdServer(crowd);
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

const PATIENCE = 10_000;

/** What is served under a path such as `/17`. */
export function fileOf(path: string): Buffer {
  return Buffer.from(`the file ${path} `.repeat((Number(path.slice(1)) + 1) % 50));
}
