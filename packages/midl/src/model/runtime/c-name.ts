import type { Declaration, Interface, Type } from "../model.ts";

/**
 * The name that C headers give to what a namespace holds: `__x_ABI_CWindows_CFoundation_CIClosable`,
 * `__FIVector_1_HSTRING` for an instance of a generic interface. Other names are the same in C.
 */
export function cName(of: Declaration | Interface): string {
  const face = "declares" in of && of.declares === "interface" ? of : undefined;
  if (face?.generic !== undefined) return instanceName(face);
  const parts = of.name.split(".");
  if (parts.length === 1) return of.name;
  return `__x_ABI_C${withMark(parts, face?.isDelegate === true).join("_C")}`;
}

function instanceName({ generic, isDelegate }: Interface): string {
  const { definition, arguments: list } = generic as NonNullable<Interface["generic"]>;
  const name = withMark(definition.name.split("."), isDelegate).at(-1);
  return `__F${name}_${list.length}_${list.map(argumentName).join("_")}`;
}

/** As a part of an instance's name: pointers are not told, namespaces end with `__C`. */
function argumentName(type: Type): string {
  switch (type.kind) {
    case "pointer":
      return argumentName(type.to);
    case "interface": {
      if (type.class !== undefined) return type.class.name.split(".").join("__C");
      const { interface: face } = type;
      if (face.generic !== undefined) return cName(face);
      return withMark(face.name.split("."), face.isDelegate).join("__C");
    }
    case "alias":
      return type.typedef.name.split(".").join("__C");
    case "record":
      return type.record.name.split(".").join("__C");
    case "enum":
      return type.enum.name.split(".").join("__C");
    case "integer":
    case "float":
      return type.spelling.replaceAll(" ", "_");
    case "parameter":
    case "unknown":
      return type.name;
    default:
      return type.kind;
  }
}

/** The interface of a delegate is called `I` and the delegate's name. */
function withMark(parts: readonly string[], isDelegate: boolean): string[] {
  return isDelegate ? [...parts.slice(0, -1), `I${parts.at(-1)}`] : [...parts];
}
