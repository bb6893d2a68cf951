import { BG_E_INVALID_SERVER_RESPONSE, BG_ERROR_CONTEXT } from "@combind/bits";
import { TransferFailure } from "../failure/transfer-failure.ts";
import type { HttpSession } from "../http/http-session.ts";
import { statusFailure } from "../http/status-failure.ts";
import type { HttpResponse } from "../http/types.ts";

/** The BITS upload protocol 1.5, as it is named in the negotiation. */
export const UPLOAD_PROTOCOL = "{7df0354d-249b-430f-820d-3d2a9bef4931}";

export interface Packet {
  readonly type: "Ping" | "Create-Session" | "Fragment" | "Close-Session" | "Cancel-Session";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** An answer whose body, which means nothing, is out of the way. */
export type Ack = Omit<HttpResponse, "body">;

/** Of the body of an answer so much is read for the connection's sake; if there is more, the connection is given up. */
const LARGEST_BODY = 64 * 1024;

/** Sends one packet and waits for its Ack, of whatever status. Uploads are never redirected. */
export async function post(
  http: HttpSession,
  url: string,
  packet: Packet,
  signal: AbortSignal,
): Promise<Ack> {
  const { type, headers, body } = packet;
  const response = await http.request({
    method: "BITS_POST",
    url,
    headers: { "BITS-Packet-Type": type, ...headers },
    ...(body === undefined ? {} : { body }),
    followRedirects: false,
    signal,
  });
  let read = 0;
  for await (const chunk of response.body) {
    read += (chunk as Uint8Array).length;
    if (read > LARGEST_BODY) break;
  }
  return response;
}

export function isAccepted({ status }: Ack): boolean {
  return status === 200 || status === 201;
}

/** @throws {TransferFailure} unless the server took the packet, and is one that speaks the protocol */
export function requireAccepted(ack: Ack): void {
  if (!isAccepted(ack)) throw refusal(ack);
  if (ack.headers["bits-packet-type"]?.toLowerCase() !== "ack") throw invalidResponse();
}

/** What an Ack that is not a success says went wrong: a code of the server's own goes before the status. */
export function refusal(ack: Ack): TransferFailure {
  const { code, context, kind } = statusFailure(ack);
  return new TransferFailure({ code: errorCode(ack) ?? code, context: errorContext(ack) ?? context, kind });
}

export function invalidResponse(): TransferFailure {
  return new TransferFailure({
    code: BG_E_INVALID_SERVER_RESPONSE,
    context: BG_ERROR_CONTEXT.REMOTE_FILE,
    kind: "fatal",
  });
}

/** The protocol's documentation has BITS-Error-Code, its specification BITS-Error. Only failure codes count. */
function errorCode({ headers }: Ack): number | null {
  const code = hex(headers["bits-error-code"] ?? headers["bits-error"]);
  return code !== null && code >= 0x80000000 && code <= 0xffffffff ? code : null;
}

function errorContext({ headers }: Ack): BG_ERROR_CONTEXT | null {
  switch (hex(headers["bits-error-context"])) {
    case BG_ERROR_CONTEXT.REMOTE_FILE:
      return BG_ERROR_CONTEXT.REMOTE_FILE;
    case BG_ERROR_CONTEXT.REMOTE_APPLICATION:
      return BG_ERROR_CONTEXT.REMOTE_APPLICATION;
    default:
      return null;
  }
}

function hex(text: string | undefined): number | null {
  return text !== undefined && /^(0x)?[0-9a-f]{1,8}$/i.test(text) ? Number.parseInt(text, 16) : null;
}
