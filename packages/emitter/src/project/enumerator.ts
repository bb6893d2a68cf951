import { type Method, type model, type Parameter, resolveAlias, type Type } from "@combind/midl";
import { isVoid, targetOf } from "./values/aliases.ts";
import { lengthOf } from "./values/lengths.ts";

/**
 * `Next(celt, rgelt, pceltFetched)` means the same for every enumerator of COM, whatever attributes are missing: it has
 * room for as many elements as the first parameter says, and the last tells how many there are.
 */
export function withNext(method: Method): Method {
  const [count, elements, fetched, ...more] = method.parameters;
  if (method.idlName !== "Next" || count === undefined || elements === undefined || fetched === undefined)
    return method;
  if (more.length > 0 || !isNext(count, elements, fetched)) return method;
  const told = [attribute("size_is", count), attribute("length_is", fetched)];
  const missing = told.filter(({ name }) => !elements.attributes.some((one) => one.name === name));
  return {
    ...method,
    parameters: [count, { ...elements, attributes: [...elements.attributes, ...missing] }, fetched],
  };
}

function isNext(count: Parameter, elements: Parameter, fetched: Parameter): boolean {
  const [element, number] = [targetOf(elements.type), targetOf(fetched.type)];
  return (
    count.direction === "in" &&
    isInteger(count.type) &&
    elements.direction === "out" &&
    element !== undefined &&
    !isVoid(element) &&
    lengthOf(elements.attributes, "length_is", 0) === undefined &&
    fetched.direction === "out" &&
    number !== undefined &&
    isInteger(number)
  );
}

function isInteger(type: Type): boolean {
  return resolveAlias(type).kind === "integer";
}

function attribute(name: "size_is" | "length_is", { name: parameter, span }: Parameter): model.Attribute {
  return { name, text: `${name}(${parameter})`, arguments: [{ kind: "name", name: parameter, span }], span };
}
