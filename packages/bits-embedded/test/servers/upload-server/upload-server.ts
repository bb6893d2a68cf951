import { createHash } from "node:crypto";
import { ack, BitsProtocol, refusal } from "./bits-protocol.ts";
import { type Fault, type FaultEffect, type FaultPoint, Faults } from "./faults.ts";
import { type Answer, RawHttpServer, type Request } from "./raw-http.ts";
import { type Session, SessionTable } from "./session-table.ts";
import { demand, Violation } from "./violation.ts";

export { refusal };

export interface UploadServerOptions {
  /** Bytes; a larger fragment is answered with 413. Default: no limit. */
  readonly largestFragment?: number;
  /** Whether sessions are told to go on at another host, which is this server at another port. */
  readonly otherHost?: { readonly fallbackTimeout: number | null };
  /** Makes the reply to an upload; without it, or with null, there is none. */
  readonly reply?: (content: Buffer) => Uint8Array | null;
  /** Extra headers of the Ack for Create-Session. */
  readonly createHeaders?: Readonly<Record<string, string>>;
  /** What plain requests (PUT, POST) are answered with. Default 200 and no body. */
  readonly plainAnswer?: Answer;
}

/** A request as it came in, in order. */
export interface Arrival {
  /** The packet's type, or the HTTP method. */
  readonly type: string;
  readonly target: string;
  /** "job" or "other": which host it went to. */
  readonly host: "job" | "other";
  readonly headers: ReadonlyMap<string, string>;
  /** Bytes of its body that arrived. */
  received: number;
  /** Status of the answer; null while there is none, or when the connection was reset. */
  status: number | null;
}

/** The content of a plain request. */
export interface PlainUpload {
  readonly method: string;
  readonly target: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly size: number;
  readonly sha256: string;
}

/**
 * A BITS upload server that insists on the protocol: what violates it is answered with 400 and noted in `violations`.
 * Other methods: PUT, POST and the like to any URL are plain uploads, GET and HEAD with ranges serve the replies.
 */
export class UploadServer {
  readonly arrivals: Arrival[] = [];
  readonly violations: string[] = [];
  /** What has arrived completely and was closed, by target. */
  readonly uploads = new Map<string, Buffer>();
  readonly plainUploads: PlainUpload[] = [];
  readonly sessions = new SessionTable();
  readonly #options: UploadServerOptions;
  readonly #faults = new Faults();
  readonly #replies = new Map<string, Uint8Array>();
  readonly #jobHost: RawHttpServer;
  readonly #otherHost: RawHttpServer;
  #protocol!: BitsProtocol;
  #otherPort = 0;
  #busy = 0;

  private constructor(options: UploadServerOptions) {
    this.#options = options;
    this.#jobHost = new RawHttpServer((request) => this.#handle(request, "job"));
    this.#otherHost = new RawHttpServer((request) => this.#handle(request, "other"));
  }

  static async start(options: UploadServerOptions = {}): Promise<UploadServer> {
    const server = new UploadServer(options);
    await server.#start();
    return server;
  }

  /** Where jobs send their files. */
  url(path = "/upload/file.bin"): string {
    return `http://127.0.0.1:${this.#jobHost.port}${path}`;
  }

  /** Connections accepted so far. */
  get connections(): number {
    return this.#jobHost.connections + this.#otherHost.connections;
  }

  /** Requests that are being handled. */
  get busy(): number {
    return this.#busy;
  }

  /** The types of all arrivals, in order. */
  get types(): string[] {
    return this.arrivals.map(({ type }) => type);
  }

  /** The Content-Range of each fragment, in order. */
  get ranges(): string[] {
    return this.arrivals
      .filter(({ type }) => type === "Fragment")
      .map(({ headers }) => (headers.get("content-range") ?? "").replace("bytes ", ""));
  }

  inject(fault: Fault): void {
    this.#faults.add(fault);
  }

  /** Takes the other host from the network. */
  loseOtherHost(): Promise<void> {
    return this.#otherHost.close();
  }

  recoverOtherHost(): Promise<void> {
    return this.#otherHost.listen(this.#otherPort);
  }

  async close(): Promise<void> {
    await Promise.all([this.#jobHost.close(), this.#otherHost.close()]);
  }

  async #start(): Promise<void> {
    await Promise.all([this.#jobHost.listen(), this.#otherHost.listen()]);
    this.#otherPort = this.#otherHost.port;
    const { largestFragment, otherHost, reply, createHeaders } = this.#options;
    this.#protocol = new BitsProtocol(this.sessions, {
      largestFragment: largestFragment ?? Number.POSITIVE_INFINITY,
      hostId: otherHost === undefined ? null : `127.0.0.1:${this.#otherPort}`,
      hostIdFallbackTimeout: otherHost?.fallbackTimeout ?? null,
      createHeaders: createHeaders ?? {},
      uploaded: (session) => this.uploads.set(session.target, session.content),
      replyUrl: (session) => {
        const content = session.isComplete ? (reply?.(session.content) ?? null) : null;
        if (content === null) return null;
        const path = `/replies/${encodeURIComponent(session.id)}`;
        this.#replies.set(path, content);
        return path;
      },
    });
  }

  async #handle(request: Request, host: Arrival["host"]): Promise<Answer | "reset"> {
    const { method, target, headers } = request;
    const isPacket = method === "BITS_POST";
    const type = isPacket ? (headers.get("bits-packet-type") ?? "") : method;
    const arrival: Arrival = { type, target, host, headers, received: 0, status: null };
    this.arrivals.push(arrival);
    let answer: Answer | "reset";
    this.#busy += 1;
    try {
      demand(request.version === "HTTP/1.1", "HTTP/1.1");
      demand(headers.get("host") === `127.0.0.1:${request.port}`, "the Host that was connected to");
      demand(Number.isSafeInteger(request.length), "a Content-Length");
      if (isPacket) answer = await this.#handlePacket(request, arrival);
      else if (method === "GET" || method === "HEAD") answer = this.#serveReply(request);
      else answer = await this.#handlePlain(request, arrival);
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      this.violations.push(`${type}: expected ${error.message}`);
      answer = ack(400);
    } finally {
      this.#busy -= 1;
    }
    if (answer !== "reset") arrival.status = answer.status;
    return answer;
  }

  async #handlePacket(request: Request, arrival: Arrival): Promise<Answer | "reset"> {
    const { headers, target } = request;
    const fault = this.#faults.next(arrival.type as FaultPoint);
    if (fault !== null && "wait" in fault) await fault.wait;
    if (fault !== null && "forgetSessions" in fault) this.sessions.clear();
    if (fault !== null && "loseFrom" in fault) this.sessions.loseFrom(fault.loseFrom);
    this.#requireRightHost(arrival);
    const session = this.sessions.find(headers.get("bits-session-id") ?? "");
    demand(session === undefined || !session.isBusy, "no second packet before the Ack of the first");
    if (session !== undefined) session.isBusy = true;
    try {
      if (fault !== null && "answer" in fault && fault.answer.isEarly) return fault.answer;
      const limit = fault !== null && "resetAfter" in fault ? fault.resetAfter : Number.POSITIVE_INFINITY;
      const content = await collect(request, arrival, limit);
      if (fault !== null && "resetAfter" in fault) {
        if (fault.keep) keep(session, headers, content);
        return "reset";
      }
      if (fault !== null && "answer" in fault) return fault.answer;
      return afterwards(fault, this.#protocol.answer({ type: arrival.type, target, headers, content }));
    } finally {
      if (session !== undefined) session.isBusy = false;
    }
  }

  /** Once told to, packets go to the other host; those to the job's are a last resort. */
  #requireRightHost({ type, host }: Arrival): void {
    const isMoved = this.#options.otherHost !== undefined && type !== "Create-Session";
    demand(!isMoved || host === "other" || !this.#otherHost.isListening, "the host of BITS-Host-Id");
  }

  async #handlePlain(request: Request, arrival: Arrival): Promise<Answer | "reset"> {
    const fault = this.#faults.next("plain");
    if (fault !== null && "wait" in fault) await fault.wait;
    if (fault !== null && "answer" in fault && fault.answer.isEarly) return fault.answer;
    const hash = createHash("sha256");
    for await (const chunk of request.body) {
      hash.update(chunk);
      arrival.received += chunk.length;
      if (fault !== null && "resetAfter" in fault && arrival.received >= fault.resetAfter) return "reset";
    }
    if (fault !== null && "answer" in fault) return fault.answer;
    const { method, target, headers } = request;
    this.plainUploads.push({
      method,
      target,
      headers,
      size: arrival.received,
      sha256: hash.digest("hex"),
    });
    return afterwards(fault, this.#options.plainAnswer ?? { status: 200 });
  }

  #serveReply({ method, target, headers }: Request): Answer {
    const reply = this.#replies.get(target);
    if (reply === undefined) return { status: 404 };
    const match = /^bytes=(\d+)-(\d*)$/.exec(headers.get("range") ?? "");
    const start = Number(match?.[1] ?? 0);
    const end = match?.[2] ? Number(match[2]) + 1 : reply.length;
    const body = reply.subarray(start, end);
    const fields = {
      "Last-Modified": "Thu, 01 Jan 2026 00:00:00 GMT",
      "Content-Length": String(body.length),
      ...(match ? { "Content-Range": `bytes ${start}-${end - 1}/${reply.length}` } : {}),
    };
    return {
      status: match ? 206 : 200,
      headers: fields,
      body: method === "HEAD" ? new Uint8Array() : body,
    };
  }
}

async function collect(request: Request, arrival: Arrival, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  if (limit === 0) return Buffer.alloc(0);
  for await (const chunk of request.body) {
    const taken = chunk.subarray(0, limit - arrival.received);
    chunks.push(taken);
    arrival.received += taken.length;
    if (arrival.received >= limit) break;
  }
  return Buffer.concat(chunks);
}

/** What arrived before a reset stays with the session, as with a server that writes as it reads. */
function keep(session: Session | undefined, headers: ReadonlyMap<string, string>, content: Buffer): void {
  const start = Number(/^bytes (\d+)-/.exec(headers.get("content-range") ?? "")?.[1]);
  if (session !== undefined && start <= session.received) session.take(start, content);
}

function afterwards(fault: FaultEffect | null, answer: Answer): Answer | "reset" {
  if (fault !== null && "answerAfterwards" in fault) return fault.answerAfterwards;
  if (fault !== null && "resetAfterwards" in fault) return "reset";
  return answer;
}
