import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createSecureServer, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { answer, type Resource } from "./answer.ts";
import { Content } from "./content.ts";
import { type Fault, FaultPlan } from "./faults.ts";

/** One request as it arrived, and how many bytes of body went back. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Null: no answer has begun. */
  status: number | null;
  bytesSent: number;
}

export interface FileOptions {
  /** Null: the server does not say. */
  readonly lastModified?: Date | null;
  readonly faults?: readonly Fault[];
}

/**
 * A file server on 127.0.0.1 that goes wrong as told. It serves ranges and HEAD; a path without a file is 404.
 *
 *     const server = await FaultServer.start();
 *     server.file("/a", Content.random(1 << 20), { faults: [{ kind: "break", after: 4096, ending: "reset", times: 1 }] });
 *     ... server.url("/a") ... server.requests ... server.bytesSent ...
 *     await server.close();
 */
export class FaultServer {
  /** In the order of arrival. */
  readonly requests: RecordedRequest[] = [];
  readonly #server: Server;
  readonly #scheme: "http" | "https";
  readonly #files = new Map<string, { readonly resource: Resource; plan: FaultPlan }>();
  #port = 0;

  private constructor(tls: ServerOptions | null) {
    this.#scheme = tls === null ? "http" : "https";
    this.#server = tls === null ? createServer() : createSecureServer(tls);
    this.#server.on("request", (request, response) => void this.#serve(request, response));
    // A client that breaks off its handshake, as it must when it mistrusts the certificate, is no failure of the server.
    this.#server.on("tlsClientError", () => {});
  }

  static async start({ tls = null }: { readonly tls?: ServerOptions | null } = {}): Promise<FaultServer> {
    const server = new FaultServer(tls);
    await server.accept();
    return server;
  }

  get origin(): string {
    return `${this.#scheme}://127.0.0.1:${this.#port}`;
  }

  url(path: string): string {
    return this.origin + path;
  }

  /** Bytes of bodies sent in all. */
  get bytesSent(): number {
    return this.requests.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
  }

  /** The requests for a path, of one method if given. */
  requestsFor(path: string, method?: string): RecordedRequest[] {
    return this.requests.filter((each) => each.url === path && (method ?? each.method) === each.method);
  }

  /** Puts a file at a path, in place of what was there. */
  file(path: string, content: Content | Uint8Array | string, options: FileOptions = {}): void {
    const { lastModified = new Date("2024-05-06T07:08:09Z"), faults = [] } = options;
    const resource = { content: content instanceof Content ? content : Content.of(content), lastModified };
    this.#files.set(path, { resource, plan: new FaultPlan(faults) });
  }

  /** What goes wrong with a file from now on; nothing without faults. */
  faults(path: string, ...faults: readonly Fault[]): void {
    const file = this.#files.get(path);
    if (file === undefined) throw new Error(`no file at ${path}`);
    file.plan = new FaultPlan(faults);
  }

  /** Calls back for every connection that a client makes. */
  onConnection(listener: () => void): void {
    this.#server.on("connection", listener);
  }

  /** Refuses connections, and breaks off those that there are, until `accept`. */
  async refuse(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    this.#server.closeAllConnections();
    await closed;
  }

  /** Listens, on the port of before if there was one. */
  async accept(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(this.#port, "127.0.0.1", resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.refuse();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const record: RecordedRequest = { method, url, headers, status: null, bytesSent: 0 };
    this.requests.push(record);
    request.resume();
    response.on("error", () => {});
    const file = this.#files.get(url);
    if (file === undefined) {
      record.status = 404;
      response.writeHead(404, { "Content-Length": "0" }).end();
      return;
    }
    await answer(response, headers.range, file.resource, file.plan.next(method), (bytes) => {
      record.bytesSent += bytes;
      record.status = response.statusCode;
    });
    if (response.headersSent) record.status = response.statusCode;
  }
}
