import { ComError, E_ACCESSDENIED, type IUnknown, sameObject } from "@combind/runtime";
import { advise } from "@combind/system";
import { ISourceEvents } from "#events";
import { answersOf, ended, fire, withSource } from "./source.ts";

/** Events of every shape through a vtable, to the handlers of their names. */
export function vtable(): Promise<object> {
  return withSource((source) => {
    const heard: unknown[] = [];
    let lent: IUnknown | null = null;
    const connection = advise(source, ISourceEvents, {
      counted: (...values) => void heard.push(values.join()),
      named: (...values) => void heard.push(values),
      found(given, object) {
        lent = given;
        heard.push([
          given !== null && sameObject(given, source),
          object !== null && sameObject(object, source),
        ]);
      },
      measured: (values) => void heard.push([values.constructor.name, values.length, values.at(-1)]),
      asked: (question) => question * 2,
      changing: (by, value) => value + by,
      renaming: (name) => `${name}, renamed`,
    });
    fire(source, "COUNTED", { number: -2147483648, wide: 9223372036854775807n, real: 0.5 });
    fire(source, "NAMED", { text: "Zażółć \u{1F600}" });
    fire(source, "NAMED");
    fire(source, "FOUND", { object: source });
    fire(source, "FOUND");
    fire(source, "MEASURED", { number: 1000 });
    fire(source, "MEASURED");
    fire(source, "ASKED", { number: 21 });
    fire(source, "CHANGING", { number: -3, wide: 10n });
    fire(source, "RENAMING", { text: "old" });
    fire(source, "RENAMING");
    connection.dispose();
    return { heard, answers: answersOf(source), lent: use(lent), ended: ended(source) };
  });
}

/** What handlers throw or answer wrongly, or that there are none. */
export function failures(): Promise<object> {
  return withSource((source) => {
    const thrown: unknown[] = [
      new ComError(E_ACCESSDENIED),
      new RangeError("too far"),
      new TypeError("no number"),
      new Error("not now"),
      "a text",
    ];
    const answers: unknown[] = ["7", 2 ** 31, undefined, Promise.resolve(7)];
    const connection = advise(source, ISourceEvents, {
      counted() {
        throw thrown.shift();
      },
      asked: () => answers.shift() as number,
      renaming: () => 5 as never,
    });
    while (thrown.length > 0) fire(source, "COUNTED");
    while (answers.length > 0) fire(source, "ASKED", { number: 1 });
    fire(source, "RENAMING", { text: "stays" });
    fire(source, "NAMED", { text: "unheard" });
    connection.dispose();
    return { answers: answersOf(source), ended: ended(source) };
  });
}

/** What is lent for a call cannot be used after it. */
function use(object: IUnknown | null): string {
  try {
    object?.retain();
    return "alive";
  } catch (error) {
    return (error as Error).name;
  }
}
