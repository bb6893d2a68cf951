import { expect, it } from "vitest";
import { describeCall, traceCalls } from "../../src/debug/index.ts";
import { ComError, E_ACCESSDENIED, implement } from "../../src/index.ts";
import { IEverything } from "../interfaces.ts";
import { wrong } from "../serving.ts";

it("tells of calls and of callbacks, a line each, until it is disposed", () => {
  const lines: string[] = [];
  const tracing = traceCalls({ log: (line) => lines.push(line.replace(/[\d.]+ ms/, "t ms")) });
  const everything = implement(IEverything, {
    join: (first, second) => first + second,
    getId() {
      throw new ComError(E_ACCESSDENIED);
    },
  });
  everything.join("a", "b");
  expect(() => everything.getId()).toThrow(ComError);
  everything.increment;
  tracing[Symbol.dispose]();
  everything.join("c", "d");
  everything.dispose();
  expect(lines.slice(0, 3)).toEqual([
    '-> IEverything.join(first: "a", second: "b") slot 9: S_OK, t ms',
    'IEverything.join(first: "a", second: "b") slot 9: S_OK, t ms',
    "-> INode.getId() slot 3: E_ACCESSDENIED, t ms",
  ]);
  expect(lines).toContain("INode.getId() slot 3: E_ACCESSDENIED, t ms");
});

it("shortens long values, and knows those of all types", () => {
  const given = { text: "x".repeat(1000), wide: 5n, record: { inner: 6n }, at: "0xff", none: undefined };
  const line = describeCall({ interface: "IFoo", method: "bar", slot: 4, arguments: given, result: 7n });
  expect(line).toMatch(
    /^IFoo\.bar\(text: "x{79}\.\.\., wide: 5n, record: \{"inner":"6n"\}, at: 0xff, none: undefined\) slot 4: 7n$/,
  );
});

it("fails for no value", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const throwing = {
    get member() {
      throw new Error("planted");
    },
  };
  const given = { circle, throwing };
  const line = describeCall({ interface: "IFoo", method: "bar", slot: 4, arguments: given });
  expect(line).toBe("IFoo.bar(circle: an object, throwing: an object) slot 4");
});

it("takes a function", () => {
  expect(() => traceCalls({ log: wrong("stderr") })).toThrow("traceCalls(options.log): expected a function");
});
