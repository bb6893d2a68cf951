import type { FileRecord, UploadSession } from "../record/file-record.ts";
import type { Ack } from "./packet.ts";
import { invalidResponse, requireAccepted, UPLOAD_PROTOCOL } from "./packet.ts";
import type { UploadServer } from "./server.ts";

const LONGEST_SESSION_ID = 100;
const HOST = /^([\w.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/**
 * Opens a session for a file as it is on disk now. The server may name a host for all that follows; a Ping goes there
 * first. `host` is what a lost session before this one was told to use.
 */
export async function createSession(
  server: UploadServer,
  file: FileRecord,
  local: UploadSession["local"],
  host: string | null,
  save: () => void,
): Promise<void> {
  const ack = await server.postTo(host, {
    type: "Create-Session",
    headers: { "BITS-Supported-Protocols": UPLOAD_PROTOCOL },
  });
  requireAccepted(ack);
  file.upload = { ...negotiated(ack), local };
  file.size = local.size;
  file.sent = 0;
  save();
  if (file.upload.host !== null) requireAccepted(await server.post({ type: "Ping" }));
}

function negotiated({ headers }: Ack): Omit<UploadSession, "local"> {
  const id = headers["bits-session-id"] ?? "";
  if (headers["bits-protocol"]?.toLowerCase() !== UPLOAD_PROTOCOL) throw invalidResponse();
  if (id === "" || id.length > LONGEST_SESSION_ID) throw invalidResponse();
  if (!/(^|,)\s*identity\s*(,|;|$)/i.test(headers["accept-encoding"] ?? "identity")) throw invalidResponse();
  const host = headers["bits-host-id"] ?? null;
  if (host !== null && !(HOST.test(host) && URL.canParse(`http://${host}`))) throw invalidResponse();
  const timeout = headers["bits-host-id-fallback-timeout"];
  const hostFallbackTimeout = timeout !== undefined && /^\d{1,10}$/.test(timeout) ? Number(timeout) : null;
  return { id, host, hostFallbackTimeout, hostLostAt: null };
}
