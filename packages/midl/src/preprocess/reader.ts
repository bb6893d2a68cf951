import { Conditionals } from "./conditionals.ts";
import type { CallSource } from "./expander.ts";
import type { LogicalText } from "./logical-text.ts";
import type { RawToken } from "./raw-token.ts";
import { Scanner } from "./scanner.ts";
import type { Unit } from "./unit.ts";

/** A file that is being read: its scanner, and the conditionals that stand open in it. */
export interface OpenFile {
  readonly scanner: Scanner;
  readonly conditionals: Conditionals;
}

/** Reads the tokens of a file and, in place, of those that it includes; hands directives over. */
export class Reader implements CallSource {
  readonly #unit: Unit;
  readonly #onDirective: (file: OpenFile) => void;
  readonly #files: OpenFile[] = [];

  constructor(unit: Unit, onDirective: (file: OpenFile) => void) {
    this.#unit = unit;
    this.#onDirective = onDirective;
  }

  /** How many files are open inside each other. */
  get depth(): number {
    return this.#files.length;
  }

  /** Goes on with this file, and then with the one that was being read. */
  open(text: LogicalText): void {
    const scanner = new Scanner(text, this.#unit.report);
    this.#files.push({ scanner, conditionals: new Conditionals(scanner, this.#unit.report) });
  }

  /**
   * The scanner, now at the next token that is not a directive's; its kind is `end` at the end of all files, or
   * of the file at depth `floor`, which then stays open.
   */
  advance(floor = 1): Scanner {
    for (;;) {
      const file = this.#files[this.#files.length - 1] as OpenFile;
      const { scanner } = file;
      scanner.advance();
      if (scanner.kind === "other" && scanner.firstOnLine && scanner.image === "#") {
        scanner.inDirective = true;
        this.#onDirective(file);
        scanner.skipLine();
        scanner.inDirective = false;
      } else if (scanner.kind === "end") {
        if (this.#files.length === floor) return scanner;
        file.conditionals.close();
        this.#files.pop();
      } else {
        this.#unit.countToken(scanner);
        return scanner;
      }
    }
  }

  /** Reports what stands open at the end of the last file. */
  close(): void {
    this.#files.pop()?.conditionals.close();
  }

  opensCall(): boolean {
    return this.#files[this.#files.length - 1]?.scanner.opensCall() === true;
  }

  callToken(floor: number): RawToken | undefined {
    const scanner = this.advance(floor);
    return scanner.kind === "end" ? undefined : scanner.token();
  }
}
