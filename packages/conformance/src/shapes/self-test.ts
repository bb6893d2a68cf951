/** What the C client told about a drive through all methods. */
export interface SelfTest {
  readonly counts: Readonly<Record<string, number>>;
  /** The calls as the server recorded them, and what was not as it must be. */
  readonly log: readonly string[];
}

/** Reads what the program prints: three lines with counts, then the log. */
export function readSelfTest(output: string): SelfTest {
  const lines = output.trimEnd().split(/\r?\n/);
  const counts = [
    ...lines
      .slice(0, 3)
      .join(", ")
      .matchAll(/([a-z][a-z ]*?) (\d+)/g),
  ];
  return {
    counts: Object.fromEntries(counts.map(([, name = "", count]) => [name, Number(count)])),
    log: lines.slice(3),
  };
}

/** The functions of the server that were entered, each once: `Scalars_EchoInt8`. */
export function entered(log: readonly string[]): string[] {
  const names = log.flatMap((line) => /^#[1-9]\d* (\w+)\(/.exec(line)?.[1] ?? []);
  return [...new Set(names)].sort();
}
