import { ComError, E_ACCESSDENIED, type Handlers, implement, S_FALSE, S_OK } from "@combind/runtime";
import { COMPOSITES_SHAPE, IComposites, IEnumComposites, type IRecorder } from "#recorder";
import { greatest, itemsOf, least } from "./composites.ts";
import { show, type Transcript } from "./transcript.ts";

/** The other direction: the C server calls objects that are implemented here, in every way that it can. */
export function driveCompositeService(transcript: Transcript, recorder: IRecorder): void {
  transcript.section("structs, unions and arrays called by the C server");
  const note = (name: string, ...values: readonly unknown[]): void => {
    transcript.note(`handler ${name}(${values.map(show).join(", ")})`);
  };
  const complete: IComposites = implement(
    IComposites,
    echoes(note, () => complete),
  );
  transcript.call(() => recorder.driveComposites(complete));
  transcript.call(() => complete.dispose());

  const broken = implement(IComposites, BROKEN);
  transcript.call(() => recorder.driveComposites(broken));
  transcript.call(() => broken.dispose());

  const uncounted = implement(IEnumComposites, { next: () => [null as never] });
  transcript.call(() => recorder.driveEnum(uncounted));
  transcript.call(() => uncounted.dispose());
  transcript.memory();
}

type Note = (name: string, ...values: readonly unknown[]) => void;

function echoes(note: Note, self: () => IComposites): Handlers<IComposites> {
  return {
    echoEverything(value) {
      note("echoEverything", value);
      return value;
    },
    echoTagged(value) {
      note("echoTagged", value);
      return value;
    },
    movePoint(point) {
      note("movePoint", point);
      return { x: point.x + 1, y: point.y + 1n };
    },
    echoItems(items) {
      note("echoItems", items);
      return items.length === 0 ? null : [...items];
    },
    echoPoints(points) {
      note("echoPoints", points);
      return [...points];
    },
    echoBytes(data) {
      note("echoBytes", data);
      return data;
    },
    echoValue(shape, value) {
      note("echoValue", shape, value);
      return value;
    },
    echoSmall(kind, value) {
      note("echoSmall", kind, value);
      return value;
    },
    echoBehind(...values) {
      note("echoBehind", ...values);
      return values[4];
    },
    echoLast(...values) {
      note("echoLast", ...values);
      return values[6];
    },
    echoTime(time) {
      note("echoTime", time);
      return time;
    },
    echoText(text) {
      note("echoText", text);
      return text;
    },
    countUp(first, second) {
      note("countUp", first, second);
      return { first: first + 1n, second: second + 1n };
    },
    getMany: () => ({
      text: "many",
      items: itemsOf(2),
      tagged: { name: "a name", shape: COMPOSITES_SHAPE.LABEL, value: "a label" },
      counted: "b\0c",
      owner: self().retain(),
      everything: greatest,
    }),
    repeat: (times) => sequenceOf(note, self, times, 0),
  };
}

/** An enumerator over the object itself. */
function sequenceOf(note: Note, self: () => IComposites, times: number, start: number): IEnumComposites {
  let position = start;
  return implement(IEnumComposites, {
    next(count) {
      note("next", count);
      const given = Math.min(count, times - position);
      position += given;
      return Array.from({ length: given }, () => self().retain());
    },
    skip(count) {
      note("skip", count);
      const isShort = times - position < count;
      position = Math.min(times, position + count);
      return isShort ? S_FALSE : S_OK;
    },
    reset() {
      position = 0;
    },
    clone: () => sequenceOf(note, self, times, position),
  });
}

/** What handlers must not answer, and errors: nothing of it may reach the caller. */
const BROKEN: Handlers<IComposites> = {
  echoEverything: () => ({ ...least, uint8: 256 }),
  echoTagged: () => ({ name: "a", shape: COMPOSITES_SHAPE.LABEL, value: 5n }) as never,
  movePoint: () => ({ x: 1 }) as never,
  echoItems: () => [...itemsOf(2), { name: "c\0d", weight: 1 }],
  echoPoints: () => "points" as never,
  echoBytes: () => [1, 2] as never,
  echoValue() {
    throw new ComError(E_ACCESSDENIED);
  },
  echoText: () => 7 as never,
  countUp: (first) => ({ first, second: -1n }),
  getMany: () => ({ text: "many", items: itemsOf(2) }) as never,
};
