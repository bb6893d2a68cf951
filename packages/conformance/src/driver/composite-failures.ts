import { createInstanceFrom } from "@combind/runtime";
import { COMPOSITES_SHAPE, HttpOptionsServer, IComposites } from "#recorder";
import { greatest, itemsOf } from "./composites.ts";
import type { Transcript } from "./transcript.ts";

const S_OK = 0;
const E_ACCESSDENIED = 0x80070005;
const { LABEL } = COMPOSITES_SHAPE;

/** Failures after some outs were set, outs that are missing, and arguments that are wrong deep inside. */
export function driveCompositeFailures(transcript: Transcript, library: string): void {
  transcript.section("failures among structs, unions and arrays");
  const composites = transcript.call(() =>
    createInstanceFrom(library, HttpOptionsServer.clsid, IComposites),
  )!;
  driveAnswers(transcript, composites);
  driveRefusals(transcript, composites);
  transcript.call(() => composites.dispose());
  transcript.memory();
}

function driveAnswers(transcript: Transcript, composites: IComposites): void {
  transcript.answered(E_ACCESSDENIED, 1, () => composites.echoEverything(greatest));
  transcript.answered(S_OK, 0, () => composites.echoEverything(greatest));
  transcript.answered(E_ACCESSDENIED, 1, () =>
    composites.echoTagged({ name: "a", shape: LABEL, value: "b" }),
  );
  transcript.answered(E_ACCESSDENIED, 1, () => composites.movePoint({ x: 1, y: 1n }));
  for (const outs of [0, 1, 2]) {
    transcript.answered(E_ACCESSDENIED, outs, () => composites.echoItems(itemsOf(3)));
  }
  transcript.answered(S_OK, 0, () => composites.echoItems(itemsOf(3)));
  transcript.answered(E_ACCESSDENIED, 1, () => composites.echoPoints([{ x: 1, y: 2n }]));
  transcript.answered(S_OK, 0, () => composites.echoPoints([{ x: 1, y: 2n }]));
  transcript.answered(E_ACCESSDENIED, 1, () => composites.echoBytes(new Uint8Array(2)));
  transcript.answered(E_ACCESSDENIED, 1, () => composites.echoValue(LABEL, "a"));
  transcript.answered(S_OK, 0, () => composites.echoValue(LABEL, "a"));
  transcript.answered(E_ACCESSDENIED, 1, () => composites.echoSmall(1, "a"));
  transcript.answered(E_ACCESSDENIED, 1, () => composites.echoText("a"));
  transcript.answered(S_OK, 0, () => composites.echoText("a"));
  for (const outs of [1, 2, 3, 4, 5, 6, 7]) {
    transcript.answered(E_ACCESSDENIED, outs, () => composites.getMany());
  }
  for (const outs of [0, 1, 2, 3, 4, 5, 6]) {
    transcript.answered(S_OK, outs, () => composites.getMany());
  }
  const sequence = transcript.call(() => composites.repeat(3))!;
  transcript.answered(E_ACCESSDENIED, 2, () => sequence.next(3));
  transcript.call(() => sequence.dispose());
  transcript.answered(E_ACCESSDENIED, 1, () => composites.repeat(3));
}

function driveRefusals(transcript: Transcript, composites: IComposites): void {
  transcript.call(() => composites.echoEverything(null as never));
  transcript.call(() => composites.echoEverything({ ...greatest, uint8: 256 }));
  transcript.call(() => composites.echoEverything({ ...greatest, int64: 1 as never }));
  transcript.call(() => composites.echoEverything({ ...greatest, text: "a\0b" }));
  transcript.call(() => composites.echoEverything({ ...greatest, text: null as never }));
  transcript.call(() => composites.echoEverything({ ...greatest, point: { x: 0.5, y: 0n } }));
  transcript.call(() => composites.echoTagged({ name: "a", shape: LABEL, value: 1n as never }));
  transcript.call(() => composites.echoItems({ length: 1 } as never));
  transcript.call(() => composites.echoItems([...itemsOf(2), { name: "c", weight: -1 }]));
  transcript.call(() => composites.echoItems([undefined as never]));
  transcript.call(() => composites.echoValue(LABEL, 1n as never));
  transcript.call(() => composites.echoValue(99 as never, 1n as never));
  transcript.call(() => composites.echoText(1 as never));
  transcript.call(() => composites.echoTime(-1n));
  transcript.call(() => composites.countUp(0n, 18446744073709551616n));
  transcript.call(() => composites.repeat(-1));
}
