import { type IUnknown, sameObject } from "@combind/runtime";
import { dispatch } from "@combind/system";
import { withDictionary } from "./dictionary.ts";
import { tell } from "./tell.ts";

/** Objects as values: a dictionary in a dictionary. */
export function collections(): void {
  withDictionary((outer) => {
    withDictionary((inner) => {
      inner.put("Item", "key", "value");
      tell("put an object", () => outer.put("Item", "inner", inner.object));
      tell("put a reference", () => outer.putRef("Item", "inner", inner.object));
      tell("an object comes back", () => {
        const found = dispatch(outer.get("Item", "inner"));
        try {
          return [sameObject(found.object, inner.object), found.get("Item", "key")];
        } finally {
          found[Symbol.dispose]();
        }
      });
      tell("objects in an array", () => {
        const items = outer.call("Items") as IUnknown[];
        try {
          return items.map((item) => sameObject(item, inner.object));
        } finally {
          for (const item of items) item.dispose();
        }
      });
    });
    tell("after its own wrapper is gone", () => {
      const found = dispatch(outer.get("Item", "inner"));
      try {
        return found.get("Count");
      } finally {
        found[Symbol.dispose]();
      }
    });
  });
}
