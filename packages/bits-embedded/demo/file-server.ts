import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";

export interface FileServerOptions {
  /** Other methods are answered with 405. */
  readonly methods: readonly string[];
  /** Bytes per second. */
  readonly rate: number;
}

/** A web server for one file, with what BITS wants of servers: sizes, times, and ranges. */
export interface FileServer {
  readonly url: string;
  /** The requests that came. */
  readonly requests: { readonly method: string; readonly headers: IncomingHttpHeaders }[];
  close(): void;
}

const TICK = 20;

/** Serves a file on the loopback from this process's event loop. */
export async function serveFile(content: Uint8Array, options: FileServerOptions): Promise<FileServer> {
  const requests: FileServer["requests"] = [];
  const server = createServer((request, response) => {
    const { method = "", headers } = request;
    requests.push({ method, headers });
    if (!options.methods.includes(method)) {
      response.writeHead(405, { allow: options.methods.join(", "), "content-length": 0 }).end();
      return;
    }
    // A client that goes away in the middle comes back if it wants to.
    answer(request, response, content, options.rate).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/demo`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  content: Uint8Array,
  rate: number,
): Promise<void> {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const first = Number(from ?? 0);
  const end = to ? Math.min(Number(to) + 1, content.length) : content.length;
  const headers = { "accept-ranges": "bytes", "last-modified": new Date(0).toUTCString() };
  if (first >= end) {
    response.writeHead(416, { ...headers, "content-range": `bytes */${content.length}` }).end();
    return;
  }
  const size = { "content-length": end - first };
  if (from === undefined) response.writeHead(200, { ...headers, ...size });
  else {
    response.writeHead(206, {
      ...headers,
      ...size,
      "content-range": `bytes ${first}-${end - 1}/${content.length}`,
    });
  }
  if (request.method === "HEAD") response.end();
  else await pipeline(Readable.from(paced(content.subarray(first, end), rate)), response);
}

async function* paced(content: Uint8Array, rate: number): AsyncGenerator<Uint8Array> {
  const portion = Math.ceil((rate * TICK) / 1000);
  for (let offset = 0; offset < content.length; offset += portion) {
    yield content.subarray(offset, offset + portion);
    await delay(TICK);
  }
}
