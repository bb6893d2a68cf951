import { type Family, generatedInterfaces } from "../facts/family.ts";

/** The methods of BITS, each as the server records it: `IBackgroundCopyJob[13] GetTimes`. */
export function methodsOf(family: Family): string[] {
  return generatedInterfaces(family).flatMap(([owner, { methods }]) =>
    methods.map(({ slot, name }) => `${owner}[${slot}] ${name}`),
  );
}

/** A method that was called, and the slot that was entered by it. */
export interface Driven {
  /** `IBackgroundCopyJob5.getTimes`, or the name of the handler. */
  readonly called: string;
  readonly entered: string;
}

/** What a transcript says about calls of generated methods on the objects of the C server; failures again. */
export function drivenMethods(transcript: string): Driven[] {
  const calls = sectionOf(transcript, "every method of the family").matchAll(
    /^(I\w+\.\w+)\(.*\)\n {2}#\d+ (\w+\[\d+\] \w+)\(/gm,
  );
  return [...calls].map(([, called = "", entered = ""]) => ({ called, entered }));
}

/** What it says about the calls of the C server on objects that are implemented in JavaScript. */
export function servedMethods(transcript: string): Driven[] {
  const section = sectionOf(transcript, "every method of the family called by the C server");
  return section.split(/^I\w+ is driven$/m).flatMap((part) => {
    const handlers = [...part.matchAll(/^ {2}handler (\w+)\(/gm)].map(([, name = ""]) => name);
    const records = [...part.matchAll(/^ {2}#\d+ drive (\w+\[\d+\] \w+)\(/gm)].map(([, slot = ""]) => slot);
    return records.map((entered, index) => ({ called: handlers[index] ?? "nothing", entered }));
  });
}

/** Those whose slot is another method's: the names must agree but for the case of the first letter. */
export function misled(driven: readonly Driven[]): string[] {
  return driven
    .filter(({ called, entered }) => {
      const method = entered.slice(entered.indexOf(" ") + 1);
      return called.slice(called.indexOf(".") + 1) !== method.charAt(0).toLowerCase() + method.slice(1);
    })
    .map(({ called, entered }) => `${called} entered ${entered}`);
}

/** The objects of the server whose last record of a count of references is not 0, by number. */
export function unreleased(transcript: string): number[] {
  const counts = new Map<number, number>();
  for (const [, object, count] of transcript.matchAll(
    /^ {2}#(\d+) \w+_(?:AddRef|Release|release)\(\) = (\d+)$/gm,
  )) {
    counts.set(Number(object), Number(count));
  }
  return [...counts].filter(([object, count]) => object !== 0 && count !== 0).map(([object]) => object);
}

function sectionOf(transcript: string, title: string): string {
  const start = transcript.indexOf(`\n# ${title}\n`);
  if (start === -1) throw new Error(`the transcript has no part "${title}"`);
  const end = transcript.indexOf("\n\n# ", start + 1);
  return transcript.slice(start, end === -1 ? undefined : end);
}
