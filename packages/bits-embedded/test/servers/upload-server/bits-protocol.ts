import type { Answer } from "./raw-http.ts";
import type { Session, SessionTable } from "./session-table.ts";
import { demand } from "./violation.ts";

export const PROTOCOL = "{7df0354d-249b-430f-820d-3d2a9bef4931}";

const BG_E_TOO_LARGE = 0x80200020;
const BG_E_SESSION_NOT_FOUND = 0x8020001f;
const E_INVALIDARG = 0x80070057;

/** A packet with its content. */
export interface PacketIn {
  readonly type: string;
  readonly target: string;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Buffer;
}

export interface ProtocolOptions {
  /** Bytes; a larger fragment is answered with 413. */
  readonly largestFragment: number;
  /** The host, with its port, that all packets after Create-Session are to go to. */
  readonly hostId: string | null;
  /** Seconds. */
  readonly hostIdFallbackTimeout: number | null;
  /** Whether an Ack of a last fragment tells a reply, and where it is. */
  readonly replyUrl: (session: Session) => string | null;
  /** A session was closed with its whole content there. */
  readonly uploaded: (session: Session) => void;
  /** Extra headers of the Ack for Create-Session. */
  readonly createHeaders: Readonly<Record<string, string>>;
}

/** The server's side of the BITS upload protocol. Throws Violations. */
export class BitsProtocol {
  readonly #sessions: SessionTable;
  readonly #options: ProtocolOptions;

  constructor(sessions: SessionTable, options: ProtocolOptions) {
    this.#sessions = sessions;
    this.#options = options;
  }

  answer(packet: PacketIn): Answer {
    switch (packet.type.toLowerCase()) {
      case "ping":
        demand(packet.content.length === 0, "a Ping without body");
        return ack(200);
      case "create-session":
        return this.#create(packet);
      case "fragment":
        return this.#within(packet, (session) => this.#fragment(packet, session));
      case "close-session":
        return this.#within(packet, (session) => this.#close(packet, session));
      case "cancel-session":
        return this.#within(packet, (session) => this.#cancel(packet, session));
    }
    demand(false, `a packet type that exists, got "${packet.type}"`);
  }

  #create({ headers, target, content }: PacketIn): Answer {
    demand(content.length === 0, "a Create-Session without body");
    demand(!headers.has("bits-session-id"), "a Create-Session without session id");
    const offered = headers.get("bits-supported-protocols")?.toLowerCase().split(/\s+/);
    demand(offered !== undefined, "BITS-Supported-Protocols in a Create-Session");
    if (!offered.includes(PROTOCOL)) return refusal(400, E_INVALIDARG);
    const session = this.#sessions.open(target);
    const { hostId, hostIdFallbackTimeout, createHeaders } = this.#options;
    return ack(201, {
      "BITS-Protocol": PROTOCOL,
      "BITS-Session-Id": session.id,
      "Accept-Encoding": "Identity",
      ...(hostId === null ? {} : { "BITS-Host-Id": hostId }),
      ...(hostIdFallbackTimeout === null
        ? {}
        : { "BITS-Host-Id-Fallback-Timeout": String(hostIdFallbackTimeout) }),
      ...createHeaders,
    });
  }

  #within({ headers, target }: PacketIn, answer: (session: Session) => Answer): Answer {
    const id = headers.get("bits-session-id");
    demand(id !== undefined && id !== "", "a BITS-Session-Id");
    const session = this.#sessions.find(id);
    if (session === undefined) return refusal(500, BG_E_SESSION_NOT_FOUND);
    demand(session.target === target, "the URL that the session was created for");
    return answer(session);
  }

  #fragment({ headers, content }: PacketIn, session: Session): Answer {
    demand(!headers.has("content-encoding"), "no Content-Encoding, as identity was agreed");
    const { start, end, total } = rangeOf(headers.get("content-range") ?? "");
    demand(content.length === end - start, "a body as long as Content-Range says");
    demand(session.total === null || session.total === total, "the same total in every fragment");
    const name = headers.get("content-name");
    demand((start === 0) === (name !== undefined), "Content-Name in the first fragment, and only there");
    demand(name === undefined || /^[^/\\]+$/.test(name), "a Content-Name without path");
    const acknowledge = (status: number) =>
      ack(status, {
        "BITS-Session-Id": session.id,
        "BITS-Received-Content-Range": String(session.received),
        ...(status === 200 && end === total ? this.#replyHeaders(session) : {}),
      });
    if (content.length > this.#options.largestFragment) return refusal(413, BG_E_TOO_LARGE);
    if (start > session.received) return acknowledge(416);
    session.total = total;
    session.take(start, content);
    session.isComplete ||= session.received === total;
    return acknowledge(200);
  }

  #replyHeaders(session: Session): Record<string, string> {
    const url = this.#options.replyUrl(session);
    return url === null ? {} : { "BITS-Reply-URL": url };
  }

  #close({ content }: PacketIn, session: Session): Answer {
    demand(content.length === 0, "a Close-Session without body");
    this.#sessions.remove(session);
    if (session.isComplete) this.#options.uploaded(session);
    return ack(200, { "BITS-Session-Id": session.id });
  }

  #cancel({ content }: PacketIn, session: Session): Answer {
    demand(content.length === 0, "a Cancel-Session without body");
    this.#sessions.remove(session);
    return ack(200, { "BITS-Session-Id": session.id });
  }
}

export function ack(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { "BITS-Packet-Type": "Ack", ...headers } };
}

export function refusal(status: number, code: number, context = 5): Answer {
  return ack(status, {
    "BITS-Error-Code": `0x${code.toString(16)}`,
    "BITS-Error-Context": `0x${context.toString(16)}`,
  });
}

// [start, end). The only fragment of an empty file has no range but a total: bytes */0.
function rangeOf(text: string): { start: number; end: number; total: number } {
  if (text === "bytes */0") return { start: 0, end: 0, total: 0 };
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/i.exec(text);
  demand(match !== null, `a Content-Range, got "${text}"`);
  const [start, last, total] = match.slice(1).map(Number) as [number, number, number];
  demand(start <= last && last < total, `a Content-Range within the content, got "${text}"`);
  return { start, end: last + 1, total };
}
