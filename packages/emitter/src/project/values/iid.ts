import { type Parameter, resolveAlias } from "@combind/midl";
import { aliasNames, isCalled, isGuid, isVoid, targetOf } from "./aliases.ts";

/**
 * Whether a parameter is an IID that says what another one points to ("itself"), or points to what an IID says (the name
 * of that parameter): `iid_is`, or the convention of COM that `REFIID riid, void **ppv` belong together.
 */
export function iidOf(parameter: Parameter, parameters: readonly Parameter[]): "itself" | string | undefined {
  const pairs = pairsOf(parameters);
  if (pairs.some(({ iid }) => iid === parameter)) return "itself";
  const pair = pairs.find(({ object }) => object === parameter);
  return pair?.iid.name;
}

interface Pair {
  readonly iid: Parameter;
  readonly object: Parameter;
}

function pairsOf(parameters: readonly Parameter[]): Pair[] {
  const declared = parameters.flatMap((object): Pair[] => {
    const chooser = object.attributes.find(({ name }) => name === "iid_is")?.arguments[0];
    const iid = parameters.find(({ name }) => chooser?.kind === "name" && name === chooser.name);
    return iid !== undefined && isIid(iid) && isObject(object) ? [{ iid, object }] : [];
  });
  if (declared.length > 0) return declared.length === 1 ? declared : [];
  const iids = parameters.filter((one) => aliasNames(one.type).includes("REFIID"));
  const objects = parameters.filter((one) => one.direction === "out" && isVoidPointer(one));
  const [iid, object] = [iids[0], objects[0]];
  return iid && object && iids.length === 1 && objects.length === 1 ? [{ iid, object }] : [];
}

/** REFIID, or a pointer to an IID, that a caller gives. */
function isIid({ type, direction }: Parameter): boolean {
  const target = targetOf(type);
  return direction === "in" && target !== undefined && isGuid(target);
}

/** `[in] IFoo*`, `[out] IFoo**` or `[out] void**`, of one element. */
function isObject({ type, direction, attributes }: Parameter): boolean {
  if (attributes.some(({ name }) => name === "size_is")) return false;
  if (direction === "inout") return false;
  const target = targetOf(type);
  if (target === undefined) return false;
  const pointed = direction === "in" ? target : targetOf(target);
  return pointed !== undefined && (isVoid(pointed) || resolveAlias(pointed).kind === "interface");
}

function isVoidPointer({ type }: Parameter): boolean {
  const target = targetOf(type);
  const pointed = target && targetOf(target);
  return pointed !== undefined && isVoid(pointed) && !isCalled(target as Parameter["type"], "HANDLE");
}
