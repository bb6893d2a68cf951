import { type Method, type Parameter, typeText } from "@combind/midl";

/** A method with what its twin says of it. */
export interface Twinned {
  readonly method: Method;
  /** The parameters that a stub takes over as their attributes say. */
  readonly marshalled: ReadonlySet<string>;
}

/**
 * A [local] method as its call_as twin tells it. Where a parameter of both has the same name and type, the twin's attributes
 * hold for the method too, as the stub's two ends only pass it on.
 */
export function withTwin(method: Method): Twinned {
  const { parameters, remote } = method;
  const isAlike =
    remote?.length === parameters.length &&
    parameters.every(({ name }, index) => name === remote[index]?.name);
  if (!isAlike) return { method, marshalled: new Set() };
  const marshalled = new Set<string>();
  const joined = parameters.map((parameter, index) => {
    const twin = remote[index] as Parameter;
    if (typeText(parameter.type) !== typeText(twin.type)) return parameter;
    marshalled.add(parameter.name);
    return join(parameter, twin);
  });
  return { method: { ...method, parameters: joined }, marshalled };
}

function join(parameter: Parameter, twin: Parameter): Parameter {
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
