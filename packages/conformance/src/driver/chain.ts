import { BG_CERT_STORE_LOCATION, IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { createInstanceFrom } from "@combind/runtime";
import { HttpOptionsServer } from "#recorder";
import type { Transcript } from "./transcript.ts";

/** Every slot that the two HTTP options interfaces add to IUnknown's three, with arguments that tell. */
export function driveChain(transcript: Transcript, library: string): void {
  transcript.section("slots 3 to 12 of IBackgroundCopyJobHttpOptions2");
  const options = transcript.call(() =>
    createInstanceFrom(library, HttpOptionsServer.clsid, IBackgroundCopyJobHttpOptions2),
  )!;
  const hash = Uint8Array.from({ length: 20 }, (_, index) => 255 - 13 * index);
  const { LOCAL_MACHINE, LOCAL_MACHINE_ENTERPRISE } = BG_CERT_STORE_LOCATION;

  transcript.call(() => options.getHttpMethod());
  transcript.call(() => options.setHttpMethod("POST"));
  transcript.call(() => options.getHttpMethod());
  transcript.call(() => options.setHttpMethod("VERSION-CONTROL"));
  transcript.call(() => options.getHttpMethod());

  transcript.call(() => options.getCustomHeaders());
  transcript.call(() => options.setCustomHeaders('A: "1"\r\nB: C:\\d\t\r\n'));
  transcript.call(() => options.getCustomHeaders());
  transcript.call(() => options.setCustomHeaders("X: é 中 😀 \ud800"));
  transcript.call(() => options.getCustomHeaders());
  transcript.call(() => options.setCustomHeaders(""));
  transcript.call(() => options.getCustomHeaders());
  transcript.call(() => options.setCustomHeaders(null));
  transcript.call(() => options.getCustomHeaders());

  transcript.call(() => options.getSecurityFlags());
  transcript.call(() => options.setSecurityFlags(0xfffffff1));
  transcript.call(() => options.getSecurityFlags());

  transcript.call(() => options.removeClientCertificate());
  transcript.call(() => options.setClientCertificateByID(LOCAL_MACHINE, "MY", hash));
  transcript.call(() => options.getClientCertificate());
  transcript.call(() => options.setClientCertificateByName(LOCAL_MACHINE_ENTERPRISE, "ROOT", "CN=Zoë"));
  transcript.call(() => options.getClientCertificate());
  transcript.call(() => options.removeClientCertificate());
  transcript.call(() => options.getClientCertificate());

  transcript.call(() => options.dispose());
  transcript.memory();
}
