import type { Parameter, Type } from "@combind/midl";
import type { Length, ValueProjection } from "../projection.ts";
import type { Places } from "./codec.ts";

/** A value, or the reason why it cannot cross safely. */
export type Classified = ValueProjection | { readonly kind: "refused"; readonly reason: string };

/** A parameter's decision: its value, and how it goes. */
export interface Decided {
  readonly value: Classified;
  readonly direction: "in" | "out" | "inout";
  /** [in]: whether the pointer may be NULL. */
  readonly nullable: boolean;
}

/** A parameter, and what is around it. */
export interface Subject extends Places {
  readonly name: string;
  readonly type: Type;
  readonly attributes: Parameter["attributes"];
  readonly direction: "in" | "out" | "inout";
  /** Whether attributes say nothing about how many elements a pointer has: so in [local] methods, which no stub serves. */
  readonly isUnmarshalled: boolean;
  /** Whether the method takes back what another one has handed out: a copy would not do. */
  readonly isGivenBack: boolean;
  /** Whether a parameter of the method might count the elements of what says nothing of their number. */
  readonly mayBeCounted: boolean;
  /** Which parameter is the IID of the interface that this one points to. */
  readonly iid: string | undefined;
}

export function refuse(reason: string): Classified {
  return { kind: "refused", reason };
}

/** An address that the person gives: whatever is there is theirs to know. */
export const ADDRESS: Decided = { value: { kind: "pointer" }, direction: "in", nullable: false };

export function isClear(length: Length | "unclear" | undefined): length is Length {
  return typeof length === "object";
}
