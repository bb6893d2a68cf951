import { pointerOf } from "../client/interop.ts";
import type { IUnknown } from "../client/iunknown.ts";
import { objectAt, type ServerObject } from "../server/objects.ts";

/** How many references to implemented objects are in what doubles hold. They are nobody's leaks. */
const counts = /*@__PURE__*/ new WeakMap<ServerObject, number>();

export function heldByDoubles(object: ServerObject): number {
  return counts.get(object) ?? 0;
}

/** References that a double holds, for what it has recorded or was assigned. */
export class Holdings {
  readonly #objects = new Map<IUnknown, ServerObject | undefined>();

  /** A second wrapper for the object of one that is lent. */
  keep(wrapper: IUnknown): IUnknown {
    const kept = wrapper.retain();
    const object = objectAt(pointerOf(kept));
    this.#objects.set(kept, object);
    count(object, 1);
    return kept;
  }

  has(wrapper: IUnknown): boolean {
    return this.#objects.has(wrapper);
  }

  release(): void {
    for (const [kept, object] of this.#objects) {
      count(object, -1);
      kept.dispose();
    }
    this.#objects.clear();
  }
}

function count(object: ServerObject | undefined, change: number): void {
  if (object !== undefined) counts.set(object, heldByDoubles(object) + change);
}
