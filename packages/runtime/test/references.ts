import { addReference, releaseNow } from "../src/client/reference.ts";
import type { IUnknown } from "../src/index.ts";
import { pointerOf } from "../src/index.ts";
import { objectAt } from "../src/server/objects.ts";

/** The reference count of an implemented object. Goes through AddRef and Release, which must agree with it. */
export function referencesOf(wrapper: IUnknown): number {
  const address = pointerOf(wrapper);
  const object = objectAt(address)!;
  const before = object.references;
  addReference(address);
  if (object.references !== before + 1) throw new Error("AddRef does not count");
  releaseNow(address);
  return object.references;
}
