import { describe, expect, it, vi } from "vitest";
import { BstrText, Int16, interfaceOf, Uint8, WideText, WideTextOrNull } from "../../src/codegen/index.ts";
import {
  E_FAIL,
  type InterfaceClass,
  type IUnknown,
  implement,
  offThread,
  pointerOf,
} from "../../src/index.ts";
import { TaskMemory } from "../../src/marshal/task-memory.ts";
import { registerThunk } from "../../src/native/functions.ts";
import { copyMemory, free, POINTER_SIZE, readWord, storeBytes } from "../../src/native/memory.ts";
import type { ParameterPlan } from "../../src/plan.ts";
import { liveObjects } from "../../src/testing/index.ts";
import { INode } from "../interfaces.ts";
import { madeClass } from "../made-class.ts";
import { thrownBy, wrong } from "../serving.ts";

const { blocks, countedMemory } = await vi.hoisted(() => import("../counted-memory.ts"));
vi.mock(import("../../src/native/memory.ts"), countedMemory);

const asked: ParameterPlan = { name: "asked", direction: "in", value: { kind: "uint32" } };
const told: ParameterPlan = { name: "told", direction: "out", value: { kind: "count", of: "values" } };

/** An object whose one method is written as native code would be: it gets addresses. */
function foreign<M>(
  signature: string,
  parameters: readonly ParameterPlan[],
  body: (...values: number[]) => number,
): IUnknown & M {
  const type = madeClass<M>("IForeign", [{ name: "call", signature, parameters }]);
  const object = implement(type as InterfaceClass, {});
  const thunk = new DataView(new ArrayBuffer(8));
  thunk.setBigUint64(
    0,
    BigInt(registerThunk((_self: number, ...values: number[]) => body(...values), signature)),
    true,
  );
  storeBytes(readWord(pointerOf(object)) + 3 * POINTER_SIZE, new Uint8Array(thunk.buffer, 0, POINTER_SIZE));
  return object as IUnknown & M;
}

/** Writes values as a callee does that allocates what they point to. */
function write(address: number, codec: { readonly size: number }, values: readonly unknown[]): void {
  const memory = new TaskMemory(true);
  const array = memory.records(values as unknown[], wrong(codec), "test", "values");
  copyMemory(address, array.address, values.length * codec.size);
  memory.handOver();
}

function writeUint32(address: number, value: number): void {
  storeBytes(address, new Uint8Array(Uint32Array.of(value).buffer));
}

/** Calls twice and expects the same memory afterwards. */
async function leavesNothing(
  object: IUnknown,
  call: (it: { call(...values: unknown[]): unknown }) => unknown,
) {
  const twin = wrong(offThread(object));
  await call(twin);
  const before = [blocks.live.size, liveObjects()];
  await call(twin);
  await Promise.resolve();
  expect([blocks.live.size, liveObjects(), blocks.wrongFrees]).toEqual([...before, 0]);
  object.dispose();
}

describe("a callee that fails", () => {
  it("may leave things in the caller's room, which are freed", async () => {
    const texts = foreign(
      "i(pIpp)",
      [
        asked,
        {
          name: "values",
          direction: "out",
          value: { kind: "room", of: BstrText, capacity: 3, length: "told" },
        },
        told,
      ],
      (_, room) => {
        write(room + POINTER_SIZE, BstrText, ["left", "behind"]);
        return E_FAIL | 0;
      },
    );
    await leavesNothing(texts, async (it) => {
      expect(await thrownBy(() => it.call(3))).toMatchObject({ hresult: E_FAIL });
    });
  });

  it("leaves [in, out] values to the caller, who frees them", async () => {
    const texts = foreign(
      "i(ppp)",
      [
        { name: "one", direction: "inout", value: { kind: "record", codec: WideText } },
        { name: "many", direction: "inout", value: { kind: "array", of: WideTextOrNull, count: 2 } },
      ],
      () => E_FAIL | 0,
    );
    await leavesNothing(texts, async (it) => {
      expect(await thrownBy(() => it.call("a", ["b", null]))).toMatchObject({ hresult: E_FAIL });
      expect((await thrownBy(() => it.call("a", ["b"]))).message).toContain(
        "many.length): expected 2 elements",
      );
    });
  });
});

describe("a callee that changes [in, out] values", () => {
  it("frees them itself, and its own pass to the caller", async () => {
    const texts = foreign(
      "i(ppp)",
      [
        { name: "one", direction: "inout", value: { kind: "record", codec: WideText } },
        { name: "many", direction: "inout", value: { kind: "array", of: WideTextOrNull, count: 2 } },
      ],
      (one, many) => {
        free(readWord(one));
        write(one, WideText, ["new"]);
        free(readWord(many));
        write(many, WideTextOrNull, [null]);
        return 0;
      },
    );
    await leavesNothing(texts, async (it) => {
      expect(await it.call("old", ["gone", "stays"])).toEqual({ one: "new", many: [null, "stays"] });
    });
  });
});

describe("a callee that tells more than there is", () => {
  const told3 = (of: typeof Uint8 | typeof BstrText, values: unknown[]) =>
    foreign(
      "i(pIpp)",
      [
        asked,
        {
          name: "values",
          direction: "out",
          value: { kind: "room", of: wrong(of), capacity: (get) => get("asked"), length: "told" },
        },
        told,
      ],
      (_, room, count) => {
        write(room, of, values);
        writeUint32(count, 3);
        return 0;
      },
    );

  it("is not believed, and what is there is freed", async () => {
    await leavesNothing(told3(BstrText, ["a", "b"]), async (it) => {
      const error = await thrownBy(() => it.call(2));
      expect([error.name, error.message]).toEqual([
        "RangeError",
        "IForeign.call: the call answers 3 elements where 2 have room",
      ]);
    });
    await leavesNothing(told3(Uint8, [1, 2, 3]), async (it) => {
      expect(await it.call(3)).toEqual(Uint8Array.of(1, 2, 3));
    });
  });

  it("is not believed about text either", async () => {
    const text = foreign(
      "i(pIpp)",
      [
        asked,
        {
          name: "values",
          direction: "out",
          value: { kind: "text", encoding: "utf16", capacity: (get) => get("asked"), length: "told" },
        },
        told,
      ],
      (_, room, count) => {
        write(room, Int16, [97]);
        writeUint32(count, 3);
        return 0;
      },
    );
    await leavesNothing(text, async (it) => {
      expect((await thrownBy(() => it.call(2))).message).toContain("answers 3 elements where 2 have room");
      expect(await it.call(3)).toBe("a\0\0");
    });
  });
});

describe("results that are not what they should be", () => {
  it("keep no wrapper when one is missing", async () => {
    const nodes = foreign(
      "i(pp)",
      [
        {
          name: "values",
          direction: "out",
          value: { kind: "room", of: interfaceOf(INode), capacity: 2, length: 2 },
        },
      ],
      (room) => {
        write(room, interfaceOf(INode), [implement(INode, {})]);
        return 0;
      },
    );
    await leavesNothing(nodes, async (it) => {
      expect((await thrownBy(() => it.call())).name).toBe("NullResultError");
    });
  });

  it("end with the room where nothing else ends them", async () => {
    const text = foreign(
      "i(pp)",
      [{ name: "text", direction: "out", value: { kind: "text", encoding: "utf16", capacity: 2 } }],
      (room) => {
        write(room, Int16, [97, 98]);
        return 0;
      },
    );
    await leavesNothing(text, async (it) => expect(await it.call()).toBe("ab"));
  });
});
