import type { FunctionType, Method, Parameter, Type } from "./model.ts";

/**
 * A type as canonical C text: typedef names kept, one space between words, `*` attached left:
 * `const WCHAR*`, `LPWSTR*`, `BYTE[16]`, `void (*)(int)`. SAFEARRAY(T) is `SAFEARRAY*`, as in C.
 */
export function typeText(type: Type): string {
  return declare(type, "", () => "SAFEARRAY*");
}

/** A method as its IDL says it: `HRESULT SetHttpMethod([in] LPCWSTR method)`. */
export function declarationText(
  method: Pick<Method, "property" | "returns" | "idlName" | "parameters">,
): string {
  const property = method.property === undefined ? "" : `[prop${method.property}] `;
  const parameters = method.parameters.map(parameterText).join(", ");
  return `${property}${idlDeclaration(method.returns, `${method.idlName}(${parameters})`)}`;
}

function parameterText(parameter: Parameter): string {
  const attributes = parameter.attributes.map((attribute) => attribute.text).join(", ");
  const declaration = idlDeclaration(parameter.type, parameter.name);
  return attributes === "" ? declaration : `[${attributes}] ${declaration}`;
}

function idlDeclaration(type: Type, name: string): string {
  return declare(type, name, (of) => `SAFEARRAY(${declare(of, "", () => "SAFEARRAY*")})`);
}

/** C's inside-out spelling: the declarator grows around the name until the type is only a name. */
function declare(type: Type, name: string, safeArray: (of: Type) => string): string {
  let current = type;
  let declarator = name;
  let stars = "";
  for (;;) {
    if (current.kind === "pointer") {
      stars = `*${current.isConst ? " const" : ""}${stars}`;
      current = current.to;
      continue;
    }
    if (current.kind !== "array" && current.kind !== "function") break;
    if (stars !== "") {
      declarator = `(${stars}${/^\w/.test(declarator) && stars.endsWith("const") ? " " : ""}${declarator})`;
      stars = "";
    }
    if (current.kind === "array") {
      declarator += `[${current.count ?? ""}]`;
      current = current.of;
    } else {
      declarator += `(${functionParameters(current, safeArray)})`;
      current = current.returns;
    }
  }
  return spaced(`${leafText(current, safeArray)}${stars}`, declarator);
}

function spaced(left: string, right: string): string {
  return right === "" || right.startsWith("[") ? left + right : `${left} ${right}`;
}

function functionParameters(type: FunctionType, safeArray: (of: Type) => string): string {
  const list = type.parameters.map((parameter) => declare(parameter.type, "", safeArray));
  if (type.variadic) list.push("...");
  return list.length === 0 ? "void" : list.join(", ");
}

function leafText(type: Type, safeArray: (of: Type) => string): string {
  const text = leafName(type, safeArray);
  return type.isConst ? `const ${text}` : text;
}

function leafName(type: Type, safeArray: (of: Type) => string): string {
  switch (type.kind) {
    case "integer":
    case "float":
      return type.spelling;
    case "alias":
      return type.typedef.name;
    case "interface":
      return type.interface.name;
    case "enum":
      return tagged("enum", type.enum.tag, type.enum.name);
    case "record":
      return tagged(type.record.kind, type.record.tag, type.record.name);
    case "safearray":
      return safeArray(type.of);
    case "parameter":
    case "unknown":
      return type.name;
    default:
      return "void";
  }
}

function tagged(keyword: string, tag: string | undefined, name: string): string {
  if (tag !== undefined && !tag.includes(".")) return `${keyword} ${tag}`;
  return name === "" ? keyword : name;
}
