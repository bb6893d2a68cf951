import { IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { createInstanceFrom } from "@combind/runtime";
import { HttpOptionsServer, IShapes } from "#recorder";
import type { Transcript } from "./transcript.ts";

/** Arguments that must be refused before any native call: between call and outcome stands no record. */
export function driveArguments(transcript: Transcript, library: string): void {
  transcript.section("refused arguments");
  const options = transcript.call(() =>
    createInstanceFrom(library, HttpOptionsServer.clsid, IBackgroundCopyJobHttpOptions2),
  )!;
  const shapes = transcript.call(() => options.as(IShapes))!;
  const gone = transcript.call(() => options.as(IShapes))!;
  transcript.call(() => gone.dispose());

  transcript.call(() => gone.countCalls());
  transcript.call(() => shapes.setPartner(gone));
  transcript.call(() => shapes.setPartner(options as never));
  transcript.call(() => shapes.setPartner(undefined as never));
  transcript.call(() => shapes.countCalls.call(options as never));
  transcript.call(() => new (IShapes as never as new () => IShapes)());

  transcript.call(() => options.setHttpMethod(5 as never));
  transcript.call(() => options.setHttpMethod(null as never));
  transcript.call(() => options.setHttpMethod("GE\0T"));
  transcript.call(() => options.setCustomHeaders(undefined as never));

  transcript.call(() => options.setSecurityFlags(-1));
  transcript.call(() => options.setSecurityFlags(4294967296));
  transcript.call(() => options.setSecurityFlags(1.5));
  transcript.call(() => options.setSecurityFlags(Number.NaN));
  transcript.call(() => options.setSecurityFlags("1" as never));
  transcript.call(() => shapes.echoNarrow(128, 0, 0, 0));
  transcript.call(() => shapes.echoNarrow(0, 256, 0, 0));
  transcript.call(() => shapes.echoNarrow(0, 0, -32769, 0));
  transcript.call(() => shapes.echoNarrow(0, 0, 0, -1));
  transcript.call(() => shapes.echoWide(2147483648, 0, 0n, 0n));
  transcript.call(() => shapes.echoWide(0, 0, 0 as never, 0n));
  transcript.call(() => shapes.echoWide(0, 0, 9223372036854775808n, 0n));
  transcript.call(() => shapes.echoWide(0, 0, 0n, -1n));
  transcript.call(() => shapes.echoReal("0" as never, 0));
  transcript.call(() => shapes.echoChoice(1 as never, 0, 0));
  transcript.call(() => shapes.echoGuid("01234567" as never));

  transcript.call(() => options.setClientCertificateByID(0, "MY", new Uint8Array(19)));
  transcript.call(() => options.setClientCertificateByID(0, "MY", new Uint8Array(21)));
  transcript.call(() => options.setClientCertificateByID(0, "MY", "hash" as never));
  transcript.call(() => shapes.setBytes(null as never));

  transcript.call(() => shapes.dispose());
  transcript.call(() => options.dispose());
  transcript.memory();
}
