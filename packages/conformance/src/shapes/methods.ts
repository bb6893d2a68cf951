import type { FileModel } from "../referee/model.ts";

/** Interfaces of shapes.idl that are no shapes: the probe is not recorded, a callback is the client's. */
const APART = ["IShapesProbe", "IShapesCallback"];

/** What the server calls its functions for the methods of the smaller objects. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  IShapesItem: "Item",
  IShapesNamedItem: "Item",
  IEnumShapesItems: "Items",
  IEnumShapesTexts: "Texts",
};

/** A method of shapes.idl that must be driven. */
export interface ShapeMethod {
  readonly interface: string;
  readonly method: string;
  /** The function of the server that it enters. */
  readonly entry: string;
}

/** Every method that must be driven, from the model. */
export function shapeMethods({ interfaces }: FileModel): ShapeMethod[] {
  return interfaces
    .filter(({ name }) => !APART.includes(name))
    .flatMap(({ name, methods, vtable }) =>
      methods.map(({ slot }) => {
        const method = vtable[slot]!;
        return { interface: name, method, entry: entryOf(name, method) };
      }),
    );
}

/** Skip and Reset are the same for both enumerators. */
function entryOf(owner: string, method: string): string {
  const isShared = owner.startsWith("IEnum") && ["Skip", "Reset"].includes(method);
  return `${isShared ? "Sequence" : (FUNCTIONS[owner] ?? owner.slice("IShapes".length))}_${method}`;
}
