import { IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { implement } from "@combind/runtime";
import { badAnswers } from "./answers.ts";
import { type Attempt, attempt, ENDED } from "./attempt.ts";
import { badHandlers, CALLBACKS } from "./callbacks.ts";
import { CALLS } from "./calls.ts";
import { badArgumentsElsewhere } from "./elsewhere.ts";
import { ENUMERATORS } from "./enumerators.ts";
import { EVENTS } from "./events.ts";
import { HANDLERS } from "./handlers.ts";
import { LATE } from "./late.ts";
import { MEMORY } from "./memory.ts";
import { OFF_THREAD } from "./off-thread.ts";
import { PLAIN_VALUES } from "./plain-values.ts";
import { SCOPES } from "./scopes.ts";
import { badArguments, badReceivers, CLASSES } from "./sweep.ts";

/** What is tried, by the name that the child process is told. The first are made for every method of @combind/bits. */
export const TABLES: Readonly<Record<string, () => Attempt[]>> = {
  "wrong arguments": () => CLASSES.flatMap((type) => [...badArguments(type)]),
  "wrong arguments off the thread": () => CLASSES.flatMap((type) => [...badArgumentsElsewhere(type)]),
  "wrong receivers": () => CLASSES.flatMap((type) => [...badReceivers(type)]),
  "wrong answers of handlers": () => CLASSES.flatMap((type) => [...badAnswers(type)]),
  "handlers that do wrong and throw": () => CLASSES.flatMap((type) => [...badHandlers(type)]),
  "wrong handlers": () => [...HANDLERS],
  "wrong calls inside handlers": () => [...CALLBACKS],
  "wrong calls of the runtime": () => [...CALLS],
  "wrong values for it": () => [...PLAIN_VALUES],
  "wrong addresses and lengths": () => [...MEMORY],
  "wrong uses of twins": () => [...OFF_THREAD],
  "wrong uses of enumerators": () => [...ENUMERATORS],
  "wrong uses of scopes": () => [...SCOPES],
  "wrong uses of events": () => [...EVENTS],
  "wrong uses of late binding": () => [...LATE],
};

/** A table with an attempt that ends its process, to see that the others are made all the same. */
export const CRASH: readonly Attempt[] = [
  attempt("harmless", "returned 1", () => 1),
  attempt("deadly", ENDED, () => process.kill(process.pid, "SIGSEGV")),
  attempt("later", "returned 2", () => 2),
];

export function tableOf(name: string): Attempt[] {
  return name === "a crash" ? [...CRASH] : TABLES[name]!();
}

/** Shows that what came before has broken nothing. */
export const AFTERWARDS: Attempt = attempt("afterwards", "returned GET", () =>
  implement(IBackgroundCopyJobHttpOptions2, { getHttpMethod: () => "GET" }).getHttpMethod(),
);
