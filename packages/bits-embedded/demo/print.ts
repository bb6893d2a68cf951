import { styleText } from "node:util";

export function title(text: string): void {
  console.log(`\n${styleText(["bold", "underline"], text)}`);
}

/** What was expected and what came, one line each; the exit code is 1 if any differ. */
export function expect(what: string, expected: unknown, got: unknown): void {
  const same = Object.is(expected, got);
  if (!same) process.exitCode = 1;
  const mark = same ? styleText("green", "✔") : styleText("red", "✘");
  const text = same
    ? JSON.stringify(got)
    : `expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
  console.log(`  ${mark} ${what.padEnd(56)} ${text}`);
}

export function remark(text: string): void {
  console.log(`  ${styleText("dim", text)}`);
}

/** The last line, which agrees with the exit code. */
export function verdict(): void {
  console.log(
    process.exitCode === 1
      ? styleText("red", "\nSomething differs.")
      : styleText("green", "\nAll as expected."),
  );
}
