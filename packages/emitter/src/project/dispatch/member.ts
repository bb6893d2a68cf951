import type { model, Parameter, Type } from "@combind/midl";

/** A member that a dispinterface offers, in whichever of its forms the IDL lists it. */
export interface DispatchDeclaration {
  /** As in the IDL. */
  readonly idlName: string;
  readonly id: number | undefined;
  readonly property: "get" | "put" | "putref" | undefined;
  readonly returns: Type;
  readonly parameters: readonly Parameter[];
  readonly attributes: readonly model.Attribute[];
  readonly doc: string | undefined;
  readonly span: model.Declaration["span"];
  /** How the IDL says it, where it is no method. */
  readonly text?: string;
}

export const VOID: Type = { kind: "void" };
