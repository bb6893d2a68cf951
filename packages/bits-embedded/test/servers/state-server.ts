import { type AddressInfo, createServer, type Socket } from "node:net";

/**
 * A server on the loopback whose paths hold a transfer in a state: /small is served, /silent never answers, /stalled
 * stops in the middle, /busy is 503, /missing 404. Downloads and BITS uploads alike; node:http knows no BITS_POST.
 */
export class StateServer {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => {
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
    readRequests(socket, (request) => answer(request, this.origin));
  });

  static async start(): Promise<StateServer> {
    const server = new StateServer();
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

interface Request {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

function readRequests(socket: Socket, respond: (request: Request) => string | null): void {
  let received = "";
  socket.setEncoding("latin1").on("data", (data: string) => {
    received += data;
    for (;;) {
      const end = received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const [first = "", ...lines] = received.slice(0, end).split("\r\n");
      const [method = "", path = ""] = first.split(" ");
      const headers = new Map(
        lines.map((line) => [line.split(":")[0]!.toLowerCase(), line.replace(/.*?: */, "")]),
      );
      const length = Number(headers.get("content-length") ?? 0);
      if (received.length < end + 4 + length) return;
      received = received.slice(end + 4 + length);
      const response = respond({ method, path, headers });
      if (response !== null) socket.write(response, "latin1");
    }
  });
}

const SMALL = "hello";

/** More than will ever be sent. */
const STALLED_SIZE = 1024 * 1024;

function answer(request: Request, origin: string): string | null {
  const { method, path } = request;
  if (path === "/silent") return null;
  if (path === "/busy") return reply("503 Service Unavailable", []);
  if (path === "/missing") return reply("404 Not Found", []);
  if (method === "BITS_POST") return uploadAnswer(request, origin);
  const size = path === "/stalled" ? STALLED_SIZE : SMALL.length;
  const head = reply("200 OK", ["Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT"], size);
  if (method === "HEAD") return head;
  return head + (path === "/stalled" ? "x".repeat(4096) : SMALL);
}

function uploadAnswer({ path, headers }: Request, origin: string): string | null {
  const type = headers.get("bits-packet-type")?.toLowerCase();
  const lines = ["BITS-Packet-Type: Ack"];
  if (type === "create-session") {
    const [protocol] = headers.get("bits-supported-protocols")!.split(" ");
    lines.push("BITS-Session-Id: session", `BITS-Protocol: ${protocol}`, "Accept-Encoding: Identity");
  } else if (type === "fragment") {
    if (path === "/stalled") return null;
    lines.push(`BITS-Received-Content-Range: ${headers.get("content-range")!.split("/")[1]}`);
    lines.push(`BITS-Reply-URL: ${origin}/small`);
  }
  return reply("200 OK", lines);
}

function reply(status: string, lines: readonly string[], length = 0): string {
  return [`HTTP/1.1 ${status}`, ...lines, `Content-Length: ${length}`, "", ""].join("\r\n");
}
