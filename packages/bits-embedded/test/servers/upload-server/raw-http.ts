import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Is sent before the request's body is read, and ends the connection. */
  readonly isEarly?: boolean;
}

/** A request whose head has arrived. What a handler leaves of the body is read and dropped. */
export interface Request {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  /** Bytes of the body; 0 if the head says nothing, NaN if it says nonsense. */
  readonly length: number;
  /** The port that it came in on. */
  readonly port: number;
  readonly body: AsyncGenerator<Buffer>;
}

export type Handler = (request: Request) => Promise<Answer | "reset">;

/** HTTP/1.1 for tests. Node's own parser does not know BITS_POST, and cannot reset a connection within a body. */
export class RawHttpServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Connections accepted so far. */
  connections = 0;

  constructor(handler: Handler) {
    this.#server = createServer((socket) => {
      this.connections += 1;
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("error", () => {});
      serve(socket, handler).catch(() => socket.destroy());
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get isListening(): boolean {
    return this.#server.listening;
  }

  async listen(port = 0): Promise<void> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }
}

async function serve(socket: Socket, handler: Handler): Promise<void> {
  const input = new Input(socket);
  for (;;) {
    const head = await input.head();
    if (head === null) break;
    const request = parse(head, input, socket.localPort!);
    const answer = await handler(request);
    if (answer === "reset") return void socket.resetAndDestroy();
    const { isEarly = false } = answer;
    const asksToClose = request.headers.get("connection")?.toLowerCase() === "close";
    const keep = !isEarly && !asksToClose && !Number.isNaN(request.length);
    if (isEarly) socket.write(format(answer, keep));
    for await (const _ of request.body);
    if (!isEarly) socket.write(format(answer, keep));
    if (!keep) break;
  }
  socket.end();
}

function parse(head: string, input: Input, port: number): Request {
  const [first = "", ...lines] = head.split("\r\n");
  const [method = "", target = "", version = ""] = first.split(" ");
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const length = headers.has("transfer-encoding") ? Number.NaN : Number(headers.get("content-length") ?? 0);
  return { method, target, version, headers, length, port, body: input.body(length) };
}

function format({ status, headers = {}, body = new Uint8Array() }: Answer, keep: boolean): Buffer {
  const fields = { ...headers, Connection: keep ? "keep-alive" : "close" };
  const length = "Content-Length" in headers ? {} : { "Content-Length": String(body.length) };
  const lines = Object.entries({ ...fields, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Status ${status}\r\n${lines.join("")}\r\n`), body]);
}

/** The bytes of a connection, taken in the portions that HTTP has. */
class Input {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(socket: Socket) {
    this.#chunks = socket[Symbol.asyncIterator]();
  }

  async head(): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf("\r\n\r\n");
      if (end >= 0) {
        const head = this.#rest.toString("latin1", 0, end);
        this.#rest = this.#rest.subarray(end + 4);
        return head;
      }
      const { value, done } = await this.#chunks.next();
      if (done) return null;
      this.#rest = Buffer.concat([this.#rest, value]);
    }
  }

  async *body(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#chunks.next();
        if (done) throw new Error("the connection ended within a body");
        this.#rest = value;
      }
      const chunk = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(chunk.length);
      left -= chunk.length;
      yield chunk;
    }
  }
}
