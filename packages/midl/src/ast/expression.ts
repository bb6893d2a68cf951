import type { Span } from "../source/span.ts";
import type { TypeReference } from "./ast.ts";

/** An expression as written: constant expressions, and the arguments of attributes. */
export type Expression =
  | {
      readonly kind: "integer";
      readonly value: bigint;
      readonly unsigned: boolean;
      readonly long: boolean;
      readonly text: string;
      readonly span: Span;
    }
  | { readonly kind: "float"; readonly value: number; readonly text: string; readonly span: Span }
  | { readonly kind: "string"; readonly value: string; readonly wide: boolean; readonly span: Span }
  | { readonly kind: "char"; readonly value: number; readonly wide: boolean; readonly span: Span }
  | { readonly kind: "guid"; readonly text: string; readonly span: Span }
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  | {
      readonly kind: "unary";
      readonly operator: "+" | "-" | "~" | "!" | "*" | "&";
      readonly of: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly span: Span;
    }
  | { readonly kind: "cast"; readonly type: TypeReference; readonly of: Expression; readonly span: Span }
  | { readonly kind: "sizeof"; readonly type: TypeReference; readonly span: Span }
  /** What an attribute not known here holds: its tokens, as text. */
  | { readonly kind: "raw"; readonly text: string; readonly span: Span };
