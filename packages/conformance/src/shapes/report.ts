import { entered } from "./self-test.ts";

/** What a driver's report says. */
export interface Report {
  /** The calls as they were written down, each with its records and its outcome. */
  readonly text: string;
  /** What was not as it must be, each with the call that it is about. */
  readonly complaints: readonly string[];
  /** The functions of the server that were entered by calls of ours, and by those that handlers passed on. */
  readonly driven: readonly string[];
  readonly served: readonly string[];
  readonly calls: number;
  /** The last call that was made. */
  readonly last: string;
  readonly counts: Readonly<Record<string, number>>;
}

const SERVED = "\n# every method served\n";

export function readReport(output: string): Report {
  const text = output.replaceAll("\r\n", "\n");
  const [calls = "", served = ""] = text.split(SERVED);
  return {
    text,
    complaints: complaintsIn(text),
    driven: enteredIn(calls),
    served: enteredIn(served),
    last: text.split("\n").findLast((line) => line.startsWith("I")) ?? "",
    calls: calls.match(/^I\w+\.\w+\(/gm)?.length ?? 0,
    counts: JSON.parse(/^counts (.*)$/m.exec(text)?.[1] ?? "{}"),
  };
}

function complaintsIn(text: string): string[] {
  let call = "";
  return text.split("\n").flatMap((line) => {
    if (line.startsWith("I")) call = line;
    return line.startsWith("  ! ") ? [`${call}: ${line.slice(4)}`] : [];
  });
}

function enteredIn(text: string): string[] {
  return entered(text.split("\n").map((line) => line.trimStart()));
}
