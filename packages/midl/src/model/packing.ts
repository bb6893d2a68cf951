import type { Abi } from "../source/abi.ts";

/** The largest alignment of a field where no pragma says otherwise: /Zp8 on Windows, none elsewhere. */
export function defaultPacking(abi: Abi): number {
  return abi === "sysv64" ? 16 : 8;
}

/** The state of `#pragma pack` at one place of a file. */
export class Packing {
  readonly #default: number;
  readonly #stack: { readonly label: string | undefined; readonly limit: number }[] = [];
  #limit: number;

  constructor(abi: Abi) {
    this.#default = defaultPacking(abi);
    this.#limit = this.#default;
  }

  /** The largest alignment of a field here, in bytes. */
  get limit(): number {
    return this.#limit;
  }

  /** Carries out what stands in the parentheses: `push, 4`, `pop`, `push, label, 2`, `8`, or nothing. */
  apply(text: string): void {
    const parts = text.split(",").map((part) => part.trim());
    const size = parts.find((part) => /^\d+$/.test(part));
    const label = parts.find((part) => /^[A-Za-z_]/.test(part) && part !== "push" && part !== "pop");
    if (parts[0] === "push") this.#stack.push({ label, limit: this.#limit });
    else if (parts[0] === "pop") this.#pop(label);
    else if (size === undefined) this.#limit = this.#default;
    if (size !== undefined) this.#limit = Number(size);
  }

  /** Without a label one level, with one back to that label; a pop of nothing changes nothing. */
  #pop(label: string | undefined): void {
    const at =
      label === undefined
        ? this.#stack.length - 1
        : this.#stack.findLastIndex((level) => level.label === label);
    const level = this.#stack[at];
    if (level === undefined) return;
    this.#limit = level.limit;
    this.#stack.length = at;
  }
}
