import { ComError, Currency, E_ACCESSDENIED, sameObject } from "@combind/runtime";
import { advise } from "@combind/system";
import { DSourceEvents } from "#events";
import { answersOf, ended, fire, withSource } from "./source.ts";

/** The same through Invoke, by DISPID. */
export function dispinterface(): Promise<object> {
  return withSource((source) => {
    const heard: unknown[] = [];
    const connection = advise(source, DSourceEvents, {
      counted: (...values) => void heard.push(values.join()),
      named: (name) => void heard.push(name),
      found: (given, object) =>
        void heard.push([
          given !== null && sameObject(given, source),
          object !== null && sameObject(object, source),
        ]),
      measured: (value, isLast, price) =>
        void heard.push([value, isLast, price instanceof Currency, `${price}`]),
      asked: (question) => question * 2,
      changing: (by, value) => value + by,
      renaming: (name) => `${name}, renamed`,
    });
    fire(source, "COUNTED", { number: -5, wide: -9007199254740993n, real: 0.25 });
    fire(source, "NAMED", { text: "Zażółć" });
    fire(source, "NAMED");
    fire(source, "FOUND", { object: source });
    fire(source, "FOUND");
    fire(source, "MEASURED", { real: 2.5, wide: 123456n });
    fire(source, "ASKED", { number: 21 });
    fire(source, "CHANGING", { number: -3, wide: 10n });
    fire(source, "RENAMING", { text: "old" });
    fire(source, "RENAMING");
    connection.dispose();
    return { heard, answers: answersOf(source), ended: ended(source) };
  });
}

/** What is raised, answered wrongly or not handled. */
export function exceptions(): Promise<object> {
  return withSource((source) => {
    const thrown: unknown[] = [
      new ComError(E_ACCESSDENIED, { text: "keep out" }),
      new RangeError("too far"),
      new Error("not now"),
    ];
    const connection = advise(source, DSourceEvents, {
      counted() {
        throw thrown.shift();
      },
      asked: () => "7" as never,
      renaming: () => 5 as never,
    });
    while (thrown.length > 0) fire(source, "COUNTED");
    fire(source, "ASKED", { number: 1 });
    fire(source, "RENAMING", { text: "stays" });
    fire(source, "NAMED", { text: "unheard" });
    connection.dispose();
    return { answers: answersOf(source), ended: ended(source) };
  });
}
