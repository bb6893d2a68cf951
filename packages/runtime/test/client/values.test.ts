import { describe, expect, it } from "vitest";
import { type Guid, type Handlers, implement, pointerOf, S_FALSE, S_OK } from "../../src/index.ts";
import type { Raw } from "../../src/marshal/raw.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { IEverything, INode, type Numbers } from "../interfaces.ts";

/** Runs a client and a server of IEverything over real vtables, and checks that nothing stays behind. */
function roundTrip<T>(handlers: Handlers<IEverything>, client: (it: IEverything) => T) {
  return expectNoLeaks(() => {
    const everything = implement(IEverything, handlers);
    try {
      return client(everything);
    } finally {
      everything.dispose();
    }
  });
}

const LARGEST: Numbers = {
  int8: 127,
  uint8: 255,
  int16: 32_767,
  uint16: 65_535,
  int32: 2_147_483_647,
  uint32: 4_294_967_295,
  int64: 9_223_372_036_854_775_807n,
  uint64: 18_446_744_073_709_551_615n,
  float: 3.5,
  double: Number.MAX_VALUE,
  bool: true,
};
const SMALLEST: Numbers = {
  int8: -128,
  uint8: 0,
  int16: -32_768,
  uint16: 0,
  int32: -2_147_483_648,
  uint32: 0,
  int64: -9_223_372_036_854_775_808n,
  uint64: 0n,
  float: -0.25,
  double: -Infinity,
  bool: false,
};

describe("values between client and server", () => {
  it.each([
    ["largest", LARGEST],
    ["smallest", SMALLEST],
  ])("carries the %s numbers both ways", async (_, numbers) => {
    let seen: unknown;
    const result = await roundTrip(
      {
        setNumbers(...values) {
          seen = values;
        },
        getNumbers: () => numbers,
      },
      (it) => {
        const { int8, uint8, int16, uint16, int32, uint32, int64, uint64, float, double, bool } = numbers;
        it.setNumbers(int8, uint8, int16, uint16, int32, uint32, int64, uint64, float, double, bool);
        return it.getNumbers();
      },
    );
    expect(seen).toEqual(Object.values(numbers));
    expect(result).toEqual(numbers);
  });

  it.each([
    ["", 0],
    ["plain", 5],
    ["héllo € \u{1f600}", 10],
    ["\ud800", 1],
    ["x".repeat(1_000_000), 1_000_000],
  ])("carries the string %#", async (text, length) => {
    let seen: string | null = null;
    const echo = await roundTrip({ echoText: (value) => (seen = value) }, (it) => it.echoText(text));
    expect(seen).toHaveLength(length);
    expect(echo === text && seen === text).toBe(true);
  });

  it("carries null strings where they are allowed", async () => {
    let seen: unknown;
    const echo = await roundTrip(
      {
        echoText(value) {
          seen = value;
          return null;
        },
      },
      (it) => it.echoText(null),
    );
    expect([seen, echo]).toEqual([null, null]);
  });

  it("keeps two strings of one call apart", async () => {
    expect(await roundTrip({ join: (a, b) => `${b}${a}` }, (it) => it.join("one", "two"))).toBe("twoone");
  });

  it("carries GUIDs by reference, in canonical form", async () => {
    const upper = "0123ABCD-4567-89EF-FEDC-BA9876543210" as Guid;
    let seen: unknown;
    const see = (id: Guid) => {
      seen = id;
      return id;
    };
    const echo = await roundTrip({ echoGuid: see }, (it) => it.echoGuid(upper));
    expect([seen, echo]).toEqual([upper.toLowerCase(), upper.toLowerCase()]);
  });

  it.each([0, 1, 20, 4_096, 1_000_000])("carries %i bytes and their count", async (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => index * 7);
    const echo = await roundTrip({ echoBytes: (data) => data }, (it) => it.echoBytes(bytes));
    expect(Buffer.compare(echo, bytes)).toBe(0);
    expect(echo).not.toBe(bytes);
  });

  it("carries bytes of buffers, subarrays and shared memory", async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(3)).fill(7);
    for (const bytes of [Buffer.from([1, 2, 3]), new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4), shared]) {
      const echo = await roundTrip({ echoBytes: (data) => data }, (it) => it.echoBytes(bytes));
      expect([...echo]).toEqual([...bytes]);
    }
  });

  it("carries bytes of a fixed length", async () => {
    const digest = new Uint8Array(20).fill(0xab);
    expect(await roundTrip({ echoDigest: (it) => it }, (it) => it.echoDigest(digest))).toEqual(digest);
  });

  it("carries addresses untouched", async () => {
    const handle = 0x7fff_1234_5678 as Raw;
    expect(await roundTrip({ echoHandle: (it) => it }, (it) => it.echoHandle(handle))).toBe(handle);
  });

  it("replaces [in, out] values", async () => {
    expect(await roundTrip({ increment: (value) => value + 1 }, (it) => it.increment(41))).toBe(42);
  });

  it("returns values that are no HRESULT", async () => {
    const handlers = { size: () => 0xffff_ffff, total: (offset: bigint) => offset };
    expect(await roundTrip(handlers, (it) => it.size())).toBe(0xffff_ffff);
    for (const total of [0n, 5n, 2n ** 53n, 2n ** 64n - 1n]) {
      expect(await roundTrip(handlers, (it) => it.total(total))).toBe(total);
    }
  });

  it("calls methods without a result", async () => {
    const seen: number[] = [];
    await roundTrip({ notify: (value) => void seen.push(value) }, (it) => it.notify(-5));
    expect(seen).toEqual([-5]);
  });

  it("returns meaningful success codes, alone and beside outputs", async () => {
    expect(await roundTrip({ step: () => S_FALSE }, (it) => it.step())).toBe(S_FALSE);
    expect(await roundTrip({ step: () => S_OK }, (it) => it.step())).toBe(S_OK);
    const answer = { hresult: S_FALSE, value: 3 } as const;
    expect(await roundTrip({ next: () => answer }, (it) => it.next())).toEqual(answer);
  });

  it("reads and writes properties", async () => {
    const handlers = { title: "old" };
    const read = await roundTrip(handlers, (it) => {
      it.title = "new";
      return it.title;
    });
    expect([read, handlers.title]).toEqual(["new", "new"]);
  });

  it("carries interfaces, null among them", async () => {
    await expectNoLeaks(() => {
      const node = implement(INode, { getId: () => 7 });
      const seen: unknown[] = [];
      const everything = implement(IEverything, {
        exchange(given) {
          seen.push(given?.getId() ?? null);
          return { first: node.retain(), second: given };
        },
      });
      const both = everything.exchange(node);
      expect([both.first.getId(), both.second?.getId()]).toEqual([7, 7]);
      expect(pointerOf(both.first)).toBe(pointerOf(node));
      both[Symbol.dispose]();
      const one = everything.exchange(null);
      expect([one.first.getId(), one.second]).toEqual([7, null]);
      one[Symbol.dispose]();
      expect(seen).toEqual([7, null]);
      everything.dispose();
      node.dispose();
    });
  });
});
