import { describe, expect, it } from "vitest";
import { callSlot } from "../../src/client/reference.ts";
import {
  drop,
  freeBstr,
  type Guid,
  type InterfaceClass,
  type InterfacePlan,
  IUnknown,
  readBstr,
  take,
} from "../../src/codegen/index.ts";
import {
  ComError,
  E_FAIL,
  getErrorInfo,
  implement,
  pointerOf,
  S_FALSE,
  S_OK,
  setErrorInfo,
} from "../../src/index.ts";
import { expectNoLeaks } from "../../src/testing/index.ts";
import { INode } from "../interfaces.ts";
import { wrong } from "../serving.ts";

/** As the system's package has it. */
class IErrorInfo extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly IErrorInfo: true };
  static override readonly iid: Guid = "1cf2b120-547d-101b-8e65-08002b2bd119" as Guid;
  static override readonly interfaceName: string = "IErrorInfo";
  static override readonly vtableLength: number = 8;
  declare getSource: () => string;
  declare getDescription: () => string;
  static override plan(): InterfacePlan {
    const text = { name: "text", direction: "out", value: { kind: "bstr" } } as const;
    return {
      methods: ["getSource", "getDescription"].map((name, index) => ({
        name,
        slot: 4 + index,
        signature: "i(pp)",
        parameters: [text],
      })),
    };
  }
}

class ISupportErrorInfo extends IUnknown {
  declare protected readonly $is: IUnknown["$is"] & { readonly ISupportErrorInfo: true };
  static override readonly iid: Guid = "df0b3d60-548f-101b-8e65-08002b2bd119" as Guid;
  static override readonly interfaceName: string = "ISupportErrorInfo";
  static override readonly vtableLength: number = 4;
  declare interfaceSupportsErrorInfo: (iid: Guid) => number;
  static override plan(): InterfacePlan {
    return {
      methods: [
        {
          name: "interfaceSupportsErrorInfo",
          slot: 3,
          signature: "i(pp)",
          successCodes: [S_FALSE],
          parameters: [{ name: "iid", direction: "in", value: { kind: "guid" } }],
        },
      ],
    };
  }
}

const says = () =>
  implement(IErrorInfo, { getSource: () => "Nodes", getDescription: () => "The node has no id." });

/** A node that fails, says why, and says or not that it does. */
function failing(answer?: number): INode {
  const handlers = {
    getId(): never {
      const info = says();
      setErrorInfo(info);
      info.dispose();
      throw new ComError(E_FAIL);
    },
    interfaceSupportsErrorInfo: (iid: Guid) => (iid === INode.iid ? answer : S_FALSE),
  };
  return answer === undefined
    ? implement(INode, handlers)
    : implement([INode, ISupportErrorInfo as InterfaceClass<IUnknown>], handlers as never);
}

function failureOf(node: INode): unknown {
  try {
    return node.getId();
  } catch (error) {
    return (error as ComError).errorInfo;
  } finally {
    node.dispose();
  }
}

it("is part of the error of an object that says so", () =>
  expectNoLeaks(() => {
    expect(failureOf(failing(S_OK))).toEqual({ description: "The node has no id.", source: "Nodes" });
  }));

it("does not count, and is gone, where the object does not say that it is its own", () =>
  expectNoLeaks(() => {
    expect(failureOf(failing(S_FALSE))).toBeUndefined();
    expect(getErrorInfo(IErrorInfo)).toBeNull();
  }));

it("counts for every object that does not speak for itself", () =>
  expectNoLeaks(() => {
    expect(failureOf(failing())).toEqual({ description: "The node has no id.", source: "Nodes" });
    expect(getErrorInfo(IErrorInfo)).toBeNull();
  }));

/** A node whose `getId` throws. */
const throwing = (error: unknown) =>
  implement(INode, {
    getId() {
      throw error;
    },
  });

it.each([
  ["the message of an exception", new Error("no id"), "no id"],
  ["the text of a ComError", new ComError(E_FAIL, { text: "no id" }), "no id"],
  [
    "what another object said",
    new ComError(E_FAIL, { errorInfo: { description: "no id", source: "Nodes" } }),
    "no id",
  ],
])("is made of %s", (_, error, description) =>
  expectNoLeaks(() => {
    expect(failureOf(throwing(error))).toEqual({ description, source: "INode.getId" });
  }),
);

it("is not made of a code, of what is no error, or where a method is missing", () =>
  expectNoLeaks(() => {
    for (const error of [new ComError(E_FAIL), undefined, "text"])
      expect(failureOf(throwing(error))).toBeUndefined();
    expect(failureOf(implement(INode, {}))).toBeUndefined();
  }));

it("is not made of a message that is no text", () =>
  expectNoLeaks(() => {
    const error = Object.assign(new Error("no id"), { message: 42 });
    expect(failureOf(throwing(error))).toBeUndefined();
    expect(failureOf(throwing(new ComError(E_FAIL, { text: wrong(42) })))).toBeUndefined();
  }));

describe("of a handler that calls others", () => {
  const succeeding = () => implement(INode, { getId: () => 1 });

  it("is what it has said, though they were called since", () =>
    expectNoLeaks(() => {
      const other = succeeding();
      const node = implement(INode, {
        getId() {
          using info = says();
          setErrorInfo(info);
          other.getId();
          throw new Error("not told");
        },
      });
      expect(failureOf(node)).toEqual({ description: "The node has no id.", source: "Nodes" });
      other.dispose();
    }));

  it("is its message, where only they have said something", () =>
    expectNoLeaks(() => {
      const other = implement(INode, {
        getId() {
          using info = says();
          setErrorInfo(info);
          throw new ComError(E_FAIL);
        },
      });
      const node = implement(INode, {
        getId() {
          expect(() => other.getId()).toThrow("The node has no id.");
          throw new Error("told");
        },
      });
      expect(failureOf(node)).toEqual({ description: "told", source: "INode.getId" });
      other.dispose();
    }));

  it("is its message, where theirs took the place of what it has said", () =>
    expectNoLeaks(() => {
      const other = throwing(new Error("another"));
      const node = implement(INode, {
        getId() {
          using info = says();
          setErrorInfo(info);
          expect(() => other.getId()).toThrow("another");
          throw new Error("told");
        },
      });
      expect(failureOf(node)).toEqual({ description: "told", source: "INode.getId" });
      other.dispose();
    }));
});

it("is an object for those who call the vtable themselves, until other JavaScript runs", () =>
  expectNoLeaks(async () => {
    const node = throwing(new Error("no id"));
    const cell = take(8);
    const call = () => callSlot(pointerOf(node), INode, 3, "i(pp)", cell);
    expect(call() >>> 0).toBe(E_FAIL);
    const info = getErrorInfo(IErrorInfo)!;
    const texts = [4, 5].map((slot) => {
      callSlot(pointerOf(info), IErrorInfo, slot, "i(pp)", cell);
      const text = readBstr(cell);
      freeBstr(cell);
      return text;
    });
    expect(texts).toEqual(["INode.getId", "no id"]);
    info.dispose();
    expect(call() >>> 0).toBe(E_FAIL);
    await Promise.resolve();
    expect(getErrorInfo(IErrorInfo)).toBeNull();
    drop(cell);
    node.dispose();
  }));

it("can be taken by hand, once", () =>
  expectNoLeaks(() => {
    const info = says();
    setErrorInfo(info);
    setErrorInfo(info);
    info.dispose();
    const taken = getErrorInfo(IErrorInfo)!;
    expect(taken).toBeInstanceOf(IErrorInfo);
    taken.dispose();
    expect(getErrorInfo(IErrorInfo)).toBeNull();
  }));

it("can be taken back", () =>
  expectNoLeaks(() => {
    const info = says();
    setErrorInfo(info);
    info.dispose();
    setErrorInfo(null);
    expect(getErrorInfo(IErrorInfo)).toBeNull();
  }));

it("is an IErrorInfo", () =>
  expectNoLeaks(() => {
    const node = implement(INode, {});
    expect(() => setErrorInfo(node)).toThrow("E_NOINTERFACE");
    expect(() => setErrorInfo(wrong("text"))).toThrow(TypeError);
    node.dispose();
    expect(() => setErrorInfo(node)).toThrow("released");
  }));
