import { createInstance, type Guid, TypedVariant, VT } from "@combind/runtime";
import { DISPID_VALUE, dispatch, IDispatch, type LateBound, named } from "@combind/system";
import { tell } from "./tell.ts";

const DICTIONARY = "ee09b103-97e0-11cf-978f-00a02463e06f" as Guid;

/** Runs steps with a new Scripting.Dictionary. */
export function withDictionary(steps: (words: LateBound) => void): void {
  const words = dispatch(createInstance(DICTIONARY, IDispatch));
  try {
    steps(words);
  } finally {
    words[Symbol.dispose]();
  }
}

export function dictionary(): void {
  withDictionary((words) => {
    tell("add", () => words.call("Add", "one", 1));
    tell("add, small letters", () => words.call("add", "two", "zwei"));
    tell("count", () => words.get("Count"));
    tell("get", () => words.get("Item", "two"));
    tell("get by DISPID", () => words.get(DISPID_VALUE, "one"));
    tell("exists", () => [words.call("Exists", "one"), words.call("Exists", "three")]);
    tell("put", () => words.put("Item", "one", true));
    tell("put the default property", () => words.put(DISPID_VALUE, "three", 3.5));
    tell("put a typed value", () => words.put("Item", "four", new TypedVariant(VT.I2, 4)));
    tell("values", () => ["one", "three", "four"].map((key) => words.get("Item", key)));
    tell("keys", () => words.call("Keys"));
    tell("items", () => words.call("Items"));
    tell("iterate", () => [...words]);
    tell("rename", () => words.put("Key", "four", "vier"));
    tell("remove", () => words.call("Remove", "vier"));
    tell("keys left", () => words.call("Keys"));
    tell("compare mode", () => words.get("CompareMode"));

    tell("named arguments", () => words.call("Add", named({ Item: "sechs", Key: "six" })));
    tell("a value and a named argument", () => words.call("Add", "seven", named({ item: "sieben" })));
    tell("a property with a named argument", () => words.put("Item", "eight", named({ Key: "six" })));
    tell("what they did", () => [words.get("Item", "six"), words.get("Item", named({ Key: "seven" }))]);
    tell("an unknown argument", () => words.call("Add", "nine", named({ Nope: 9 })));
    tell("a name without a member's", () => words.get(DISPID_VALUE, named({ Key: "six" })));

    tell("add twice", () => words.call("Add", "one", 1));
    tell("remove what is not there", () => words.call("Remove", "five"));
    tell("unknown name", () => words.call("Nope"));
    tell("unknown DISPID", () => words.call(4711));
    tell("too few arguments", () => words.call("Add", "key"));
    tell("a property called", () => words.call("Count"));
    tell("a method read", () => words.get("Keys"));
    tell("a wrong value", () => words.put("CompareMode", "much"));

    tell("empty", () => words.call("RemoveAll"));
    tell("iterate nothing", () => [...words]);
  });
}
