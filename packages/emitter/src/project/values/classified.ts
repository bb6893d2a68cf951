import type { Parameter, Type } from "@combind/midl";
import type { Length, ValueProjection } from "../value-projection.ts";
import type { Places } from "./codec.ts";
import type { Reason } from "./reasons.ts";

/** A value, or the reason why it cannot cross safely. */
export type Classified = ValueProjection | { readonly kind: "refused"; readonly reason: string };

/** A parameter's decision: its value, and how it goes. */
export interface Decided {
  readonly value: Classified;
  readonly direction: "in" | "out" | "inout";
  /** [in]: whether the pointer may be NULL. */
  readonly nullable: boolean;
  /** Set for an address that stands where the IDL has something typed: why. */
  readonly reason?: Reason | undefined;
}

/** A parameter, and what is around it. */
export interface Subject extends Places {
  readonly name: string;
  readonly type: Type;
  readonly attributes: Parameter["attributes"];
  readonly direction: "in" | "out" | "inout";
  /** Whether anything tells the direction: else it is what is safe for what the type can be. */
  readonly isDirected: boolean;
  /** Whether attributes say nothing about how many elements a pointer has: so in [local] methods, which no stub serves. */
  readonly isUnmarshalled: boolean;
  /** Whether the method takes back what another one has handed out: a copy would not do. */
  readonly isGivenBack: boolean;
  /** Whether a parameter of the method might count the elements of what says nothing of their number. */
  readonly mayBeCounted: boolean;
  /** Whether a parameter beside it, or what one points to, might be a length. */
  readonly isBesideLength: boolean;
  /** Which parameter is the IID of the interface that this one points to. */
  readonly iid: string | undefined;
}

export function refuse(reason: string): Classified {
  return { kind: "refused", reason };
}

/** An address that the person gives: whatever is there is theirs to know. */
export function address(reason: Reason): Decided {
  return { value: { kind: "pointer" }, direction: "in", nullable: false, reason };
}

/** An address that the callee puts into a pointer's own place: whatever is there is the person's to know. */
export function addressBack(reason: Reason, direction: "out" | "inout"): Decided {
  return { value: { kind: "pointer" }, direction, nullable: false, reason };
}

export function isClear(length: Length | "unclear" | undefined): length is Length {
  return typeof length === "object";
}
