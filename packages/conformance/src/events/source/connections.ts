import { implement, isComError } from "@combind/runtime";
import { advise, type Connection, eventsOf, IConnectionPointContainer } from "@combind/system";
import { DSourceEvents, IEventSource, ISourceEvents } from "#events";
import { answersOf, ended, fire, withSource } from "./source.ts";

/** Several connections: each is called in the order in which they came, and ended alone. */
export function several(): Promise<object> {
  return withSource((source) => {
    const heard: string[] = [];
    const connections = ["a", "b", "c"].flatMap((name) => [
      advise(source, ISourceEvents, { counted: (number) => void heard.push(`${name}${number}`) }),
      advise(source, DSourceEvents, {
        counted: (number) => void heard.push(`${name.toUpperCase()}${number}`),
      }),
    ]);
    const receivers = [fire(source, "COUNTED", { number: 1 })];
    connections[0]!.dispose();
    connections[3]!.dispose();
    receivers.push(fire(source, "COUNTED", { number: 2 }));
    for (const connection of connections) connection.dispose();
    receivers.push(fire(source, "COUNTED", { number: 3 }));
    return { heard: heard.join(" "), receivers, ended: ended(source) };
  });
}

/** Connections that begin and end while an event is being sent. */
export function whileFiring(): Promise<object> {
  return withSource(async (source) => {
    const heard: string[] = [];
    const connections: Connection[] = [];
    const connect = (name: string, act: () => void) =>
      connections.push(
        advise(source, ISourceEvents, {
          counted(number) {
            heard.push(`${name}${number}`);
            act();
          },
        }),
      );
    connect("own", () => connections[0]!.dispose());
    connect("other", () => connections[2]!.dispose());
    connect("shut", () => {});
    connect("more", () => void (connections.length === 4 && connect("late", () => {})));
    const answers: string[][] = [];
    for (const number of [1, 2]) {
      fire(source, "COUNTED", { number });
      answers.push(answersOf(source));
    }
    // What advise gives back inside a handler waits for a microtask.
    await Promise.resolve();
    for (const connection of connections) connection.dispose();
    return { heard: heard.join(" "), answers, ended: ended(source) };
  });
}

/** A source whose last wrapper is disposed in a handler: the connection keeps it. */
export function lastWrapper(): Promise<object> {
  return withSource((source) => {
    const own = source.as(IEventSource);
    const heard: number[] = [];
    const connection = advise(own, DSourceEvents, {
      counted(number) {
        heard.push(number);
        own.dispose();
      },
    });
    fire(own, "COUNTED", { number: 1 });
    fire(source, "COUNTED", { number: 2 });
    connection.dispose();
    return { heard, ended: ended(source) };
  });
}

/** Signals that fire before, within and after. */
export function signals(): Promise<object> {
  return withSource((source) => {
    const controller = new AbortController();
    const heard: number[] = [];
    const connect = () =>
      advise(
        source,
        ISourceEvents,
        {
          counted(number) {
            heard.push(number);
            if (number === 2) controller.abort(new Error("enough"));
          },
        },
        controller,
      );
    const connection = connect();
    for (const number of [1, 2, 3]) fire(source, "COUNTED", { number });
    const { isOpen } = connection;
    connection.dispose();
    return { heard, isOpen, refused: refusal(connect), ended: ended(source) };
  });
}

/** A source that sends before Advise returns, to handlers that end what they know only the signal of. */
export function greetings(): Promise<object> {
  return withSource(async (source) => {
    source.setGreeting(true);
    const heard: number[] = [];
    const connections = [ISourceEvents, DSourceEvents].map((type) => {
      const controller = new AbortController();
      const counted = (cookie: number): void => {
        heard.push(cookie);
        controller.abort();
      };
      return advise(source, type as typeof ISourceEvents, { counted }, controller);
    });
    const events = eventsOf(source, DSourceEvents);
    const { value } = await events.next();
    events[Symbol.dispose]();
    fire(source, "COUNTED", { number: 9 });
    return {
      heard,
      open: connections.map(({ isOpen }) => isOpen),
      first: value?.args[0],
      ended: ended(source),
    };
  });
}

/** What the source refuses; nothing of it stays. */
export function refusals(): Promise<object> {
  return withSource((source) => {
    source.setLimit(1);
    const first = advise(source, ISourceEvents, {});
    const second = refusal(() => advise(source, ISourceEvents, {}));
    const other = advise(source, DSourceEvents, {});
    const container = source.as(IConnectionPointContainer);
    const point = container.findConnectionPoint(ISourceEvents.iid);
    const stranger = implement(IConnectionPointContainer, {});
    const refused = [
      second,
      refusal(() => advise(source, IEventSource, {})),
      refusal(() => point.advise(stranger)),
      refusal(() => point.unadvise(99)),
      refusal(() => container.findConnectionPoint(IEventSource.iid)),
    ];
    for (const one of [first, other, container, point, stranger]) one.dispose();
    const again = advise(source, ISourceEvents, {});
    again.dispose();
    return { refused, ended: ended(source) };
  });
}

function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return "none";
  } catch (error) {
    return isComError(error) ? error.code : (error as Error).message;
  }
}
