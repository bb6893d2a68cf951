import { BG_CERT_STORE_LOCATION, IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { createInstanceFrom } from "@combind/runtime";
import { HttpOptionsServer, IShapes } from "#recorder";
import type { Transcript } from "./transcript.ts";

const S_OK = 0;
const E_ACCESSDENIED = 0x80070005;
const BG_E_INVALID_STATE = 0x80200002;
const NAMELESS = 0xa0001234;

/**
 * Failures, and outs that are missing or there when they should not be: whatever the server gave must come
 * back, however the call ends.
 */
export function driveFailures(transcript: Transcript, library: string): void {
  transcript.section("failures and missing outs");
  const options = transcript.call(() =>
    createInstanceFrom(library, HttpOptionsServer.clsid, IBackgroundCopyJobHttpOptions2),
  )!;
  const shapes = transcript.call(() => options.as(IShapes))!;
  transcript.call(() => options.setClientCertificateByName(BG_CERT_STORE_LOCATION.USERS, "MY", "CN=a"));

  transcript.answered(BG_E_INVALID_STATE, 0, () => options.setHttpMethod("PUT"));
  transcript.answered(NAMELESS, 0, () => options.setSecurityFlags(1));
  transcript.answered(E_ACCESSDENIED, 0, () => options.setCustomHeaders(null));

  transcript.answered(E_ACCESSDENIED, 0, () => options.getHttpMethod());
  transcript.answered(E_ACCESSDENIED, 1, () => options.getHttpMethod());
  transcript.answered(S_OK, 0, () => options.getHttpMethod());

  for (const outs of [0, 2, 3, 4]) {
    transcript.answered(E_ACCESSDENIED, outs, () => options.getClientCertificate());
  }
  for (const outs of [1, 2, 3]) {
    transcript.answered(S_OK, outs, () => options.getClientCertificate());
  }
  transcript.call(() => options.getClientCertificate());

  for (const outs of [1, 2, 4, 5]) {
    transcript.answered(E_ACCESSDENIED, outs, () => shapes.getMany());
  }
  for (const outs of [0, 2, 4]) {
    transcript.answered(S_OK, outs, () => shapes.getMany());
  }
  transcript.call(() => shapes.setBytes(new Uint8Array([1, 2, 3])));
  for (const outs of [0, 1, 2]) {
    transcript.answered(E_ACCESSDENIED, outs, () => shapes.getBytes());
  }
  transcript.answered(S_OK, 1, () => shapes.getBytes());
  transcript.call(() => shapes.setPartner(shapes));
  transcript.answered(E_ACCESSDENIED, 1, () => shapes.getPartner());
  transcript.call(() => shapes.setPartner(null));
  transcript.answered(E_ACCESSDENIED, 1, () => shapes.advance(1));

  transcript.call(() => shapes.dispose());
  transcript.call(() => options.dispose());
  transcript.memory();
}
