import { advise, type Connection, eventsOf } from "@combind/system";
import { DSourceEvents, type IEventSource, ISourceEvents } from "#events";
import { createSource, ended, eventOf, fire } from "./source.ts";

// Ends with connections open, in one way or another. Prints what is left for a listener that comes after those of advise;
// the library prints what became of its receivers when it is unloaded.

const WAYS: Readonly<Record<string, (source: IEventSource, connections: Connection[]) => void>> = {
  end() {},
  exit: () => process.exit(3),
  disposed: (_source, connections) => connections.pop()!.dispose(),
  throw() {
    throw new Error("on purpose");
  },
  handler(source, connections) {
    connections.push(advise(source, ISourceEvents, { counted: () => process.exit(4) }));
    fire(source, "COUNTED");
  },
  thread(source, connections) {
    connections.push(advise(source, ISourceEvents, { counted: () => process.exit(5) }));
    source.fireElsewhere(eventOf("COUNTED"));
    setTimeout(() => {}, 10_000);
  },
  waiting(source) {
    source.fireElsewhere(eventOf("COUNTED"));
    while (source.getThreads().calling === 0);
    process.exit(6);
  },
};

const source = createSource();
const connections = [
  advise(source, ISourceEvents, { counted() {} }),
  advise(source, DSourceEvents, {}),
  advise(source, ISourceEvents, {}, { signal: new AbortController().signal }),
];
const events = eventsOf(source, DSourceEvents);
process.once("exit", () => console.log(`${ended(source)}; open: ${connections.map(({ isOpen }) => isOpen)}`));
fire(source, "COUNTED");
await events.next();
WAYS[process.argv[3] ?? ""]!(source, connections);
