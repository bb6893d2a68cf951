import { createInstanceFrom, hresultName, type IUnknown } from "@combind/runtime";
import { type EVENT, EVENT_KIND, EventSource, IEventSource, type SINK } from "#events";

/** The library that has the class. */
const [, , library = ""] = process.argv;

/** Creates a source for some code, and gives it back when that has come to its end. */
export async function withSource<T>(body: (source: IEventSource) => T | Promise<T>): Promise<T> {
  const source = createSource();
  try {
    return await body(source);
  } finally {
    source.dispose();
  }
}

export function createSource(): IEventSource {
  return createInstanceFrom(library, EventSource, IEventSource);
}

export interface EventValues {
  readonly number?: number;
  readonly wide?: bigint;
  readonly real?: number;
  readonly text?: string | null;
  readonly object?: IUnknown | null;
}

/** An event of a kind, with what that takes. */
export function eventOf(
  kind: keyof typeof EVENT_KIND,
  { number = 0, wide = 0n, real = 0, text = null, object = null }: EventValues = {},
): EVENT {
  return { kind: EVENT_KIND[kind], number, wide, real, text, object };
}

/** Has an event sent, and tells how many received it. */
export function fire(source: IEventSource, kind: keyof typeof EVENT_KIND, values?: EventValues): number {
  return source.fire(eventOf(kind, values));
}

/** What the receivers answered, as text: the HRESULT, of what was raised too, and what came back. */
export function answersOf(source: IEventSource): string[] {
  return source.takeAnswers().map(({ result, scode, number, text }) => {
    const code = [result, ...(scode === 0 ? [] : [scode])].map(codeOf).join(" of ");
    return [code, ...(number === 0 ? [] : [number]), ...(text === null ? [] : [JSON.stringify(text)])].join(
      " ",
    );
  });
}

function codeOf(hresult: number): string {
  return hresultName(hresult) ?? String(hresult);
}

/** The same without texts, which systems have of their own. */
export function codesOf(source: IEventSource): string[] {
  return answersOf(source).map((answer) => answer.split(' "')[0]!);
}

/** Whether a receiver was let go of: all references back, and the last one really the last. */
export function isOver({ isAdvised, taken, returned, left }: SINK): boolean {
  return !isAdvised && taken === returned && left === 0;
}

/** How many receivers there were, and how many of them are over. */
export function ended(source: IEventSource): string {
  const sinks = source.getSinks();
  return `${sinks.filter(isOver).length} of ${sinks.length}`;
}
