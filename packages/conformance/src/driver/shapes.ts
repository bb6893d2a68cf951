import { createInstanceFrom, type Guid } from "@combind/runtime";
import { HttpOptionsServer, IShapes, SHAPES_LEVEL, SHAPES_STATUS } from "#recorder";
import type { Transcript } from "./transcript.ts";

/** The shapes of parameters and results that the BITS chain does not have, at the edges of their ranges. */
export function driveShapes(transcript: Transcript, library: string): void {
  transcript.section("the shapes of IShapes");
  const shapes = transcript.call(() => createInstanceFrom(library, HttpOptionsServer.clsid, IShapes))!;

  transcript.call(() => shapes.echoNarrow(-128, 255, -32768, 65535));
  transcript.call(() => shapes.echoNarrow(127, 0, 32767, 1));
  transcript.call(() =>
    shapes.echoWide(-2147483648, 4294967295, -9223372036854775808n, 18446744073709551615n),
  );
  transcript.call(() => shapes.echoWide(2147483647, 0, 9223372036854775807n, 9007199254740993n));
  transcript.call(() => shapes.echoReal(0.5, -1.0625));
  transcript.call(() => shapes.echoReal(-0, 1.7976931348623157e308));
  transcript.call(() => shapes.echoChoice(true, SHAPES_LEVEL.ALL, SHAPES_STATUS.BAD));
  transcript.call(() => shapes.echoChoice(false, SHAPES_LEVEL.SOME, SHAPES_STATUS.GOOD));
  transcript.call(() => shapes.echoGuid("01234567-89ab-cdef-0123-456789abcdef" as Guid));
  transcript.call(() => shapes.advance(-1));
  transcript.call(() => shapes.advanceWide(9007199254740992n));

  transcript.call(() => shapes.getPartner());
  transcript.call(() => shapes.setPartner(shapes));
  const partner = transcript.call(() => shapes.getPartner());
  transcript.call(() => partner?.half(-3));
  transcript.call(() => partner?.dispose());
  transcript.call(() => shapes.setPartner(null));

  transcript.call(() => shapes.getBytes());
  transcript.call(() => shapes.setBytes(new Uint8Array([0, 1, 127, 128, 255])));
  transcript.call(() => shapes.getBytes());
  transcript.call(() => shapes.setBytes(new Uint8Array(0)));
  transcript.call(() => shapes.getBytes());

  const many = transcript.call(() => shapes.getMany());
  transcript.call(() => many?.[Symbol.dispose]());
  transcript.call(() => shapes.countCalls());
  transcript.call(() => shapes.half(5));

  transcript.call(() => shapes.dispose());
  transcript.memory();
}
