import type { Enum, Interface, Parameter, Record, RuntimeClass, Typedef } from "./model.ts";

/** A resolved type. Typedef names stay visible as aliases: BOOL and long differ for the emitter. */
export type Type =
  | VoidType
  | IntegerType
  | FloatType
  | PointerType
  | ArrayType
  | AliasType
  | InterfaceType
  | EnumType
  | RecordType
  | FunctionType
  | SafeArrayType
  | ParameterType
  | UnknownType;

interface Qualified {
  readonly isConst?: boolean;
}

export interface VoidType extends Qualified {
  readonly kind: "void";
}

export interface IntegerType extends Qualified {
  readonly kind: "integer";
  /** Canonical C spelling: `unsigned long`, `hyper`, `wchar_t`, `boolean`, `byte`, ... */
  readonly spelling: string;
  /** Bytes. */
  readonly size: 1 | 2 | 4 | 8;
  readonly signed: boolean;
}

export interface FloatType extends Qualified {
  readonly kind: "float";
  readonly spelling: "float" | "double";
  readonly size: 4 | 8;
}

export interface PointerType extends Qualified {
  readonly kind: "pointer";
  readonly to: Type;
}

export interface ArrayType extends Qualified {
  readonly kind: "array";
  readonly of: Type;
  /** Undefined for `[]` and `[*]`. */
  readonly count: number | undefined;
}

export interface AliasType extends Qualified {
  readonly kind: "alias";
  readonly typedef: Typedef;
}

export interface InterfaceType extends Qualified {
  readonly kind: "interface";
  readonly interface: Interface;
  /** Set where the IDL names a class of the Windows Runtime, whose default interface this is. */
  readonly class?: RuntimeClass;
}

export interface EnumType extends Qualified {
  readonly kind: "enum";
  readonly enum: Enum;
}

export interface RecordType extends Qualified {
  readonly kind: "record";
  readonly record: Record;
}

export interface FunctionType extends Qualified {
  readonly kind: "function";
  readonly returns: Type;
  readonly parameters: readonly Parameter[];
  readonly variadic: boolean;
}

export interface SafeArrayType extends Qualified {
  readonly kind: "safearray";
  readonly of: Type;
}

/** The `T` of a generic definition. */
export interface ParameterType extends Qualified {
  readonly kind: "parameter";
  readonly name: string;
}

/** A name that nothing declares; reported, and kept so that the rest goes on. */
export interface UnknownType extends Qualified {
  readonly kind: "unknown";
  readonly name: string;
}
