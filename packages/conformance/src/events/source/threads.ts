import { setTimeout } from "node:timers/promises";
import { implement, offThread } from "@combind/runtime";
import { advise, eventsOf, IPersist } from "@combind/system";
import { DSourceEvents, type IEventSource, ISourceEvents } from "#events";
import { answersOf, codesOf, ended, eventOf, withSource } from "./source.ts";

const THREADS = 20;

/** Events from threads of the source's own, while this one is free; their answers reach them. */
export function threads(): Promise<object> {
  return withSource(async (source) => {
    const heard: number[] = [];
    let finals = 0;
    const connections = [
      advise(source, ISourceEvents, {
        asked: (question) => heard.push(question) && question * 2,
        found() {},
      }),
      advise(source, DSourceEvents, {
        asked: (question) => heard.push(question) && question * 3,
        found() {},
      }),
    ];
    for (let number = 1; number <= THREADS; number++) source.fireElsewhere(eventOf("ASKED", { number }));
    // The thread has the last reference to what it sends.
    const object = implement(IPersist, {}, { onFinalRelease: () => void finals++ });
    source.fireElsewhere(eventOf("FOUND", { object }));
    object.dispose();
    await quiet(source);
    const answers = answersOf(source).map((answer) => Number(answer.split(" ")[1] ?? 0));
    for (const connection of connections) connection.dispose();
    return { heard: sum(heard), answers: sum(answers), finals, ended: ended(source) };
  });
}

/** A connection that ends while a thread waits for its handler: the handler is not called any more. */
export function endedMeanwhile(): Promise<object> {
  return withSource(async (source) => {
    const heard: unknown[] = [];
    const connections = [
      advise(source, ISourceEvents, { counted: (number) => void heard.push(number) }),
      advise(source, DSourceEvents, { counted: (number) => void heard.push(number) }),
    ];
    source.fireElsewhere(eventOf("COUNTED", { number: 1 }));
    while (source.getThreads().calling === 0);
    for (const connection of connections) connection.dispose();
    await quiet(source);
    return { heard, answers: codesOf(source), ended: ended(source) };
  });
}

/** Events from a thread of the pool, within a call that was made off this thread. */
export function pool(): Promise<object> {
  return withSource(async (source) => {
    const connection = advise(source, ISourceEvents, {
      asked(question) {
        if (question === 2) connection.dispose();
        return question;
      },
    });
    const receivers: number[] = [];
    for (const number of [1, 2, 3])
      receivers.push(await offThread(source).fire(eventOf("ASKED", { number })));
    return { receivers, answers: answersOf(source), ended: ended(source) };
  });
}

/** A loop over events that threads send. */
export function loop(): Promise<object> {
  return withSource(async (source) => {
    const heard: number[] = [];
    const events = eventsOf(source, DSourceEvents);
    for (let number = 1; number <= THREADS; number++) source.fireElsewhere(eventOf("COUNTED", { number }));
    const busy = quiet(source);
    for await (const event of events) {
      if (event.name === "counted") heard.push(event.args[0]);
      if (heard.length === THREADS) break;
    }
    await busy;
    return { heard: sum(heard), lost: events.lost, ended: ended(source) };
  });
}

/** Waits until no thread of the source's runs; it also keeps the process alive, which callbacks do not. */
async function quiet(source: IEventSource): Promise<void> {
  while (source.getThreads().running > 0) await setTimeout(1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
