import { TransferFailure } from "../failure/transfer-failure.ts";
import type { FileRecord, UploadSession } from "../record/file-record.ts";
import type { JobTransfer } from "../transfer/job-transfer.ts";
import { type Ack, isAccepted, type Packet, post } from "./packet.ts";

/** What packets are sent with. */
export type Sender = Pick<JobTransfer, "http" | "clock" | "signal" | "connecting" | "transferring" | "save">;

/** The server of an upload: at the file's URL, or at the host that a session was told to use instead. */
export class UploadServer {
  readonly #sender: Sender;
  readonly #file: FileRecord;

  constructor(sender: Sender, file: FileRecord) {
    this.#sender = sender;
    this.#file = file;
  }

  /**
   * Sends a packet of the session, to the session's host unless that has been out of reach for too long: then the
   * session goes on at the file's own URL, whose server may or may not know it.
   */
  async post(packet: Omit<Packet, "headers"> & { headers?: Record<string, string> }): Promise<Ack> {
    this.#leaveLostHost();
    const { id, host } = this.#file.upload!;
    const sessionPacket = { ...packet, headers: { "BITS-Session-Id": id, ...packet.headers } };
    try {
      const ack = await this.postTo(host, sessionPacket);
      if (this.#file.upload!.hostLostAt !== null) this.#change({ hostLostAt: null });
      return ack;
    } catch (error) {
      if (host !== null && error instanceof TransferFailure && error.kind === "transient") this.#missHost();
      throw error;
    }
  }

  /** Sends a packet to a host of the server's choice, or with null to the file's own URL. */
  async postTo(host: string | null, packet: Packet): Promise<Ack> {
    const { http, signal } = this.#sender;
    this.#sender.connecting();
    const ack = await post(http, urlAt(this.#file.remoteName, host), packet, signal);
    this.#file.responseHeaders = ack.headerText;
    if (isAccepted(ack)) this.#sender.transferring();
    return ack;
  }

  #missHost(): void {
    if (this.#file.upload!.hostLostAt === null) this.#change({ hostLostAt: this.#sender.clock.now() });
  }

  #leaveLostHost(): void {
    const { hostLostAt, hostFallbackTimeout } = this.#file.upload!;
    if (hostLostAt === null || hostFallbackTimeout === null) return;
    if (this.#sender.clock.elapsedSince(hostLostAt) < hostFallbackTimeout * 1000) return;
    this.#change({ host: null, hostFallbackTimeout: null, hostLostAt: null });
  }

  #change(changes: Partial<UploadSession>): void {
    this.#file.upload = { ...this.#file.upload!, ...changes };
    this.#sender.save();
  }
}

/** A URL with another host, and its own port unless the host comes with one. */
function urlAt(remoteName: string, host: string | null): string {
  if (host === null) return remoteName;
  const url = new URL(remoteName);
  url.host = host;
  return url.href;
}
