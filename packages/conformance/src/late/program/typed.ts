import { IEnumVARIANT } from "@combind/system";
import { CompareMethod, type DDictionary, Dictionary } from "#late";
import { tell } from "./tell.ts";

/** The same dictionary through the generated class of a dispinterface. */
export function typed(): void {
  const words: DDictionary = Dictionary.create();
  tell("typed: add", () => words.add("one", 1));
  tell("typed: put", () => words.setItem("two", "zwei"));
  tell("typed: get", () => [words.getItem("one"), words.getItem("two")]);
  tell("typed: count", () => words.count);
  tell("typed: exists", () => [words.exists("one"), words.exists("three")]);
  tell("typed: keys", () => words.keys());
  tell("typed: enumerate", () => {
    const unknown = words._NewEnum();
    const keys = unknown.as(IEnumVARIANT);
    unknown.dispose();
    const all = [...keys];
    keys.dispose();
    return all;
  });
  tell("typed: rename", () => words.setKey("two", "deux"));
  tell("typed: remove", () => words.remove("one"));
  tell("typed: what is left", () => [words.keys(), words.items()]);
  tell("typed: compare mode of words that are there", () => {
    words.compareMode = CompareMethod.TextCompare;
  });
  tell("typed: empty", () => words.removeAll());
  tell("typed: compare mode", () => {
    words.compareMode = CompareMethod.TextCompare;
    return words.compareMode;
  });
  tell("typed: remove what is not there", () => words.remove("five"));
  tell("typed: a wrong value", () => {
    words.compareMode = "much" as never;
  });
  words.dispose();
  tell("typed: after its end", () => words.count);
}
