import { type Method, type Parameter, typeText } from "@combind/midl";

/**
 * A [local] method as its call_as twin tells it: attributes that only the twin's parameters have hold for those of the
 * method too, where name and type are the same. If that is so for all, a stub takes them over as the attributes say, and
 * nothing is [local] about the method but who writes the stub's two ends.
 */
export function withTwin(method: Method): Method {
  const { parameters, remote, attributes } = method;
  const isAlike =
    remote?.length === parameters.length &&
    parameters.every(({ name }, index) => name === remote[index]?.name);
  if (!isAlike) return method;
  const twins = parameters.map(({ type }, index) => {
    const twin = remote[index] as Parameter;
    return typeText(type) === typeText(twin.type) ? twin : undefined;
  });
  return {
    ...method,
    attributes: twins.includes(undefined) ? attributes : attributes.filter(({ name }) => name !== "local"),
    parameters: parameters.map((parameter, index) => joined(parameter, twins[index])),
  };
}

function joined(parameter: Parameter, twin: Parameter | undefined): Parameter {
  if (twin === undefined) return parameter;
  const own = new Set(parameter.attributes.map(({ name }) => name));
  const isDirected = own.has("in") || own.has("out");
  const more = twin.attributes.filter(
    ({ name }) => !own.has(name) && !(isDirected && (name === "in" || name === "out")),
  );
  return {
    ...parameter,
    attributes: [...parameter.attributes, ...more],
    direction: isDirected ? parameter.direction : twin.direction,
  };
}
