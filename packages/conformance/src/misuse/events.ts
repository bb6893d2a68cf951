import { IBackgroundCopyCallback, IBackgroundCopyJob } from "@combind/bits";
import { type IUnknown, implement } from "@combind/runtime";
import { advise, type Connection, eventsOf } from "@combind/system";
import { type Attempt, attempt, wrong } from "./attempt.ts";
import { DShelf } from "./shelf.ts";
import { type Source, sourceOf, type Whims } from "./sources.ts";

function source(whims?: Whims): Source<DShelf> {
  return sourceOf(DShelf, whims);
}

function released(): IUnknown {
  const { object } = source();
  object.dispose();
  return object;
}

function raise(what: string): never {
  throw new RangeError(what);
}

/** Makes a connection with handlers, and sends an event after something was done to it. */
function connected(
  handlers: object,
  act: (connection: Connection, source: Source<DShelf>) => unknown,
): () => unknown {
  return () => {
    const from = source();
    const connection = advise(from.object, DShelf, handlers);
    try {
      return act(connection, from);
    } finally {
      connection.dispose();
    }
  };
}

const NO_OBJECTS: readonly unknown[] = [undefined, null, 5, "x", {}, Symbol("x"), () => {}, DShelf];
const NO_CLASSES: readonly unknown[] = [
  undefined,
  null,
  5,
  "x",
  {},
  Symbol("x"),
  () => {},
  class {},
  DShelf.iid,
];

/** Both ways to receive events, with what they must refuse. */
function both(
  name: "advise" | "eventsOf",
  take: (object: never, events: never, options: never) => unknown,
): Attempt[] {
  const { object } = source();
  return [
    ...NO_OBJECTS.map((value, index) =>
      attempt(
        `${name} of ${typeof value} ${index}`,
        `TypeError: ${name}(object): expected a wrapper of a COM object`,
        () => take(wrong(value), wrong(DShelf), wrong({})),
      ),
    ),
    ...NO_CLASSES.map((value, index) =>
      attempt(
        `${name} for ${typeof value} ${index}`,
        `TypeError: ${name}(events): expected the class of an interface of events`,
        () => take(wrong(object), wrong(value), wrong({})),
      ),
    ),
    ...[null, 5, "x", Symbol("x")].map((options) =>
      attempt(
        `${name} with the options ${String(options)}`,
        `TypeError: ${name}(options): expected an object`,
        () => take(wrong(object), wrong(DShelf), wrong(options)),
      ),
    ),
    ...[null, 5, {}, new EventTarget()].map((signal, index) =>
      attempt(
        `${name} with a signal that is ${typeof signal} ${index}`,
        `TypeError: ${name}(options.signal): expected an AbortSignal`,
        () => take(wrong(object), wrong(DShelf), wrong({ signal })),
      ),
    ),
    attempt(`${name} with a signal that has fired`, "RangeError: before", () =>
      take(wrong(object), wrong(DShelf), wrong({ signal: AbortSignal.abort(new RangeError("before")) })),
    ),
    attempt(`${name} of a released object`, "ReleasedError: IUnknown.as: this", () =>
      take(wrong(released()), wrong(DShelf), wrong({})),
    ),
    attempt(
      `${name} of a proxy of an object`,
      "TypeError: IUnknown.as: expected an IUnknown as this, got an object",
      () => take(wrong(new Proxy(object, {})), wrong(DShelf), wrong({})),
    ),
    attempt(
      `${name} of an object without events`,
      "ComError: IBackgroundCopyJob.as(IConnectionPointContainer): E_NOINTERFACE",
      () => take(wrong(implement(IBackgroundCopyJob, {})), wrong(DShelf), wrong({})),
    ),
    attempt(
      `${name} of other events than there are`,
      "ComError: IConnectionPointContainer.findConnectionPoint(IBackgroundCopyCallback): ",
      () => take(wrong(object), wrong(IBackgroundCopyCallback), wrong({})),
    ),
  ];
}

/** Wrong uses of events, and sources that do wrong. */
export const EVENTS: readonly Attempt[] = [
  ...both("advise", (object, events, options) => advise(object, events, wrong({}), options)),
  ...both("eventsOf", (object, events, options) => eventsOf(object, events, options)),
  ...[undefined, null, 5, "x", Symbol("x")].map((handlers) =>
    attempt(`handlers that are ${String(handlers)}`, "TypeError: advise(handlers): expected an object", () =>
      advise(source().object, DShelf, wrong(handlers)),
    ),
  ),
  ...[5, "x", {}, null, Symbol("x")].map((added) =>
    attempt(
      `a handler that is ${String(added)}`,
      "TypeError: implementDispatch(DShelf): added is no function but",
      () => advise(source().object, DShelf, wrong({ added })),
    ),
  ),
  ...[0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, null, "5", {}].map((capacity) =>
    attempt(
      `room for ${String(capacity)} events`,
      "RangeError: eventsOf(options.capacity): expected a whole number above 0",
      () => eventsOf(source().object, DShelf, { capacity: wrong(capacity) }),
    ),
  ),
  attempt("handlers whose getter throws", "RangeError: by the getter", () =>
    advise(source().object, DShelf, {
      get added() {
        return raise("by the getter");
      },
    }),
  ),
  attempt(
    "a handler that throws to its source",
    "ComError: DShelf.added: E_INVALIDARG",
    connected({ added: () => raise("broken") }, (_, from) => from.fire((shelf) => shelf.added(1, null))),
  ),
  attempt(
    "a handler that ends its own connection",
    "returned false",
    (() => {
      let connection: Connection | undefined;
      return () => {
        const from = source();
        connection = advise(from.object, DShelf, { added: () => connection?.dispose() });
        from.fire((shelf) => shelf.added(1, null));
        return connection.isOpen;
      };
    })(),
  ),
  attempt(
    "an event after the end",
    "ComError: DShelf.added: RPC_E_DISCONNECTED",
    connected({ added: () => {} }, (connection, from) => {
      connection.dispose();
      from.fire((shelf) => shelf.added(1, null));
    }),
  ),
  attempt(
    "a connection that is ended three times",
    "returned false",
    connected({}, (connection) => {
      connection.dispose();
      connection[Symbol.dispose]();
      connection.dispose();
      return connection.isOpen;
    }),
  ),
  ...[undefined, {}, 5].map((receiver) =>
    attempt(
      `dispose of a connection on ${String(receiver)}`,
      "TypeError: ",
      connected({}, (connection) => connection.dispose.call(wrong(receiver))),
    ),
  ),
  attempt("a source that refuses to let go", "returned false", () => {
    const connection = advise(source({ onUnadvise: () => raise("kept") }).object, DShelf, {});
    connection.dispose();
    return connection.isOpen;
  }),
  attempt("a source that takes nobody", "ComError: IConnectionPoint.advise: E_INVALIDARG", () =>
    advise(source({ onAdvise: () => raise("full") }).object, DShelf, {}),
  ),
  attempt("a source whose cookie is none", "ComError: IConnectionPoint.advise: E_UNEXPECTED", () =>
    advise(source({ onAdvise: () => Number.NaN }).object, DShelf, {}),
  ),
  attempt("a signal that fires while the source is told", "returned false", () => {
    const controller = new AbortController();
    const from = source({
      onAdvise: () => {
        controller.abort();
        return 1;
      },
    });
    return advise(from.object, DShelf, {}, { signal: controller.signal }).isOpen;
  }),
  attempt("an argument kept by a handler of events", "ReleasedError: IUnknown.retain: this", () => {
    let kept: IUnknown | null = null;
    const from = source();
    const connection = advise(from.object, DShelf, {
      added: (_: number, item: IUnknown | null) => {
        kept = item;
      },
    });
    from.fire((shelf) => shelf.added(1, implement(IBackgroundCopyJob, {})));
    connection.dispose();
    return (kept as unknown as IUnknown).retain();
  }),
  attempt("an event read behind its loop", "ReleasedError: IUnknown.retain: this", async () => {
    const from = source();
    const events = eventsOf(from.object, DShelf);
    from.fire((shelf) => shelf.added(1, implement(IBackgroundCopyJob, {})));
    for await (const { args } of events) {
      events[Symbol.dispose]();
      return (args[1] as IUnknown).retain();
    }
    return undefined;
  }),
  attempt("more events than there is room for", "returned 8", () => {
    const from = source();
    const events = eventsOf(from.object, DShelf, { capacity: 2 });
    for (let count = 0; count < 10; count++) from.fire((shelf) => shelf.added(count, null));
    const { lost } = events;
    events[Symbol.dispose]();
    return lost;
  }),
  attempt("two who wait for one event, and an end", "returned true", async () => {
    const events = eventsOf(source().object, DShelf);
    const both = [events.next(), events.next()];
    await events.return();
    return (await Promise.all(both)).every(({ done }) => done);
  }),
  attempt("a loop over events whose signal fires", "RangeError: stop", async () => {
    const controller = new AbortController();
    const events = eventsOf(source().object, DShelf, { signal: controller.signal });
    setImmediate(() => controller.abort(new RangeError("stop")));
    for await (const _ of events);
  }),
  attempt("events of an enumerator that has ended", "returned true", async () => {
    const events = eventsOf(source().object, DShelf);
    await events.return();
    await events.return();
    return (await events.next()).done;
  }),
];
