import type { ValueProjection } from "../value-projection.ts";
import { SCALAR_LETTERS } from "./scalars.ts";

/** The letters of an ABI signature for a value that travels in registers or on the stack. */
export function abiLetters(value: ValueProjection): string {
  switch (value.kind) {
    case "string":
      return "s";
    case "record":
      return value.byValue === undefined || value.byValue === "p" ? "p" : `[${value.byValue}]`;
    case "union":
      return value.byValue === undefined ? "p" : `[${value.byValue}]`;
    case "count":
      return SCALAR_LETTERS[value.scalar];
    case "guid":
    case "interface":
    case "bytes":
    case "filetime":
    case "bstr":
    case "array":
    case "room":
    case "text":
    case "buffer":
    case "iid":
    case "object":
      return "p";
    default:
      return SCALAR_LETTERS[value.kind];
  }
}
