import { declarationText, resolveAlias } from "@combind/midl";
import { documentation } from "../docs.ts";
import type { MethodOverride } from "../overrides.ts";
import type { DispatchMemberProjection, DispatchValue } from "../projection.ts";
import { isCalled, isVoid } from "../values/aliases.ts";
import type { Places } from "../values/codec.ts";
import type { DispatchDeclaration } from "./member.ts";
import { dispatchParameters } from "./parameters.ts";
import { asResult, dispatchValue, referredType } from "./value.ts";

/** A member without the name that it gets in its class. */
export type Decided = Omit<DispatchMemberProjection, "name" | "isAccessor">;

const LARGEST_ID = 0xffff_ffff;

/** Decides how a member is called through Invoke; a text says why it is left out. */
export function decideMember(
  member: DispatchDeclaration,
  owner: string,
  override: MethodOverride | undefined,
  places: Places,
): Decided | string {
  const { id, property } = member;
  if (id === undefined) return "it has no DISPID that is known here";
  if (!Number.isInteger(id) || id > LARGEST_ID || id < -0x8000_0000) return `its DISPID ${id} is none`;
  const given = member.parameters.filter(({ attributes }) => !attributes.some(({ name }) => name === "lcid"));
  const retval = given.find(({ attributes }) => attributes.some(({ name }) => name === "retval"));
  const parameters = dispatchParameters(
    given.filter((parameter) => parameter !== retval),
    member,
    owner,
    override,
    places,
  );
  if (typeof parameters === "string") return parameters;
  const result = resultOf(member, retval, override, places);
  if (typeof result === "string") return `its result (${result})`;
  const isPut = property === "put" || property === "putref";
  if (isPut && parameters.at(-1)?.direction !== "in") return "a property that is assigned no value";
  if (property === "get" && result === undefined) return "a property without a type";
  return {
    // DISPIDs are signed; those of ActiveX controls are written without a sign.
    id: id | 0,
    kind: property ?? "method",
    parameters,
    result: isPut ? undefined : result,
    docs: documentation(member.doc, [
      { name: "generated", text: `from ${member.text ?? declarationText(member)}, DISPID ${id | 0}` },
      { name: "throws", text: "{ComError} when the member fails" },
    ]),
  };
}

/** What the member answers: its retval, or what it returns unless that is only an HRESULT. */
function resultOf(
  { returns }: DispatchDeclaration,
  retval: DispatchDeclaration["parameters"][number] | undefined,
  override: MethodOverride | undefined,
  places: Places,
): DispatchValue | string | undefined {
  const isNullable = override?.nullable?.some((name) => name === "result" || name === retval?.name) ?? false;
  const type = retval === undefined ? returns : (referredType(retval.type) ?? retval.type);
  if (retval === undefined && (isVoid(type) || isCalled(type, "HRESULT"))) return undefined;
  if (resolveAlias(type).kind === "pointer" && referredType(type) !== undefined)
    return "a pointer, for which Automation has no type";
  const value = dispatchValue(type, places);
  return typeof value === "string" ? value : asResult(value, isNullable);
}
