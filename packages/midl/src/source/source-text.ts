/** A place in a text, both counted from 1; a column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One decoded file: its path as diagnostics print it, its text, and where its lines begin. */
export class SourceText {
  readonly path: string;
  readonly text: string;
  #lineStarts: Uint32Array | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** The position of a code unit offset; an offset past the end is the end. */
  positionAt(offset: number): Position {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    const end = Math.min(offset, this.text.length);
    return { line: low + 1, column: end - (starts[low] as number) + 1 };
  }

  /** The text of a line, counted from 1, without its line end. */
  lineText(line: number): string {
    const starts = this.#starts();
    const from = starts[line - 1] ?? this.text.length;
    const to = starts[line] ?? this.text.length;
    return this.text.slice(from, this.#withoutLineEnd(from, to));
  }

  #withoutLineEnd(from: number, to: number): number {
    let end = to;
    if (end > from && this.text[end - 1] === "\n") end -= 1;
    if (end > from && this.text[end - 1] === "\r") end -= 1;
    return end;
  }

  #starts(): Uint32Array {
    if (this.#lineStarts === undefined) {
      let lines = 1;
      for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1)) lines += 1;
      const starts = new Uint32Array(lines);
      for (let line = 1; line < lines; line++) {
        starts[line] = this.text.indexOf("\n", starts[line - 1]) + 1;
      }
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }
}
