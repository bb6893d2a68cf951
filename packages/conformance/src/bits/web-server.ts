import { createCipheriv, createHash } from "node:crypto";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Pace {
  /** Bytes per second; as fast as they are read unless told. */
  readonly rate?: number;
  /** Sends that many bytes and then nothing, until `hangUp()`. */
  readonly stallAt?: number;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A web server on the loopback in this process, which programs under Wine reach too. What it has not answers 404. */
export class WebServer {
  /** What came, in order. */
  readonly requests: Request[] = [];
  readonly #answers = new Map<string, Answer>();
  readonly #server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    this.requests.push({ method, url, headers });
    const answer = this.#answers.get(url.split("?")[0]!) ?? notFound;
    // A client that went away is its own business.
    answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<WebServer> {
    const server = new WebServer();
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Serves a file under a path. */
  serve(path: string, content: Uint8Array, pace: Pace = {}): void {
    this.#answers.set(path, async (request, response) => {
      response.writeHead(200, {
        "content-length": content.length,
        "last-modified": new Date(0).toUTCString(),
      });
      if (request.method === "HEAD") response.end();
      else await pipeline(Readable.from(paced(content, pace)), response);
    });
  }

  /** Serves under a path what is made as it is sent, announced with a size unless that is null. */
  generate(
    path: string,
    size: number | null,
    make: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): void {
    this.#answers.set(path, async (request, response) => {
      response.writeHead(200, size === null ? {} : { "content-length": size });
      if (request.method === "HEAD") response.end();
      else await pipeline(Readable.from(make()), response);
    });
  }

  /** Answers a path with a status and no body. */
  refuse(path: string, status: number, headers: OutgoingHttpHeaders = {}): void {
    this.#answers.set(path, async (_, response) => {
      response.writeHead(status, { "content-length": 0, ...headers }).end();
    });
  }

  /** Breaks the connections that carry a stalled file. */
  hangUp(): void {
    this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

async function notFound(_: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(404).end();
}

const TICK = 20;

async function* paced(content: Uint8Array, { rate, stallAt }: Pace): AsyncGenerator<Uint8Array> {
  const end = stallAt ?? content.length;
  const portion = rate === undefined ? end : Math.ceil((rate * TICK) / 1000);
  for (let offset = 0; offset < end; offset += portion) {
    yield content.subarray(offset, Math.min(offset + portion, end));
    if (rate !== undefined) await delay(TICK);
  }
  if (stallAt !== undefined) await new Promise<never>(() => {});
}

/** Bytes without any pattern, the same for the same seed. */
export function content(size: number, seed: string): Uint8Array {
  const key = createHash("sha256").update(seed).digest();
  return createCipheriv("aes-256-ctr", key, Buffer.alloc(16)).update(Buffer.alloc(size));
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
