import { dispidsOf } from "@combind/runtime";
import type { IDispatch } from "../gen/index.ts";

/** The DISPIDs of an object's members and of their arguments, asked for once. The object keeps them for as long as it lives. */
export class Dispids {
  readonly #object: IDispatch;
  readonly #known = new Map<string, number[]>();

  constructor(object: IDispatch) {
    this.#object = object;
  }

  /** Those of a member and of arguments of it, in one call of GetIDsOfNames. */
  of(member: string, argumentNames: readonly string[]): readonly number[] {
    // What is no name is refused there.
    if (typeof member !== "string") return dispidsOf(this.#object, member);
    const key = [member, ...argumentNames].join("\0");
    let ids = this.#known.get(key);
    if (ids === undefined) {
      ids = dispidsOf(this.#object, member, ...argumentNames);
      this.#known.set(key, ids);
    }
    return ids;
  }
}
