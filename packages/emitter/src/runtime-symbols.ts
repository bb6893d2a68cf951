/**
 * Every name of `@combind/runtime/codegen` that generated code may use, values first, then types.
 * A test checks that the runtime exports each.
 */
export const RUNTIME_VALUES = [
  "addressOf",
  "addressOrNull",
  "adoptOut",
  "adoptOutOrNull",
  "bind",
  "checkBoolean",
  "checkBytes",
  "checkBytesOrNull",
  "checkDouble",
  "checkFloat",
  "checkGuid",
  "checkInt8",
  "checkInt16",
  "checkInt32",
  "checkInt64",
  "checkString",
  "checkStringOrNull",
  "checkUint8",
  "checkUint16",
  "checkUint32",
  "checkUint64",
  "copyIn",
  "createInstance",
  "disposable",
  "drop",
  "enter",
  "failure",
  "freeCopy",
  "freeOut",
  "IUnknown",
  "readBool",
  "readBytes",
  "readBytesOrNull",
  "readDouble",
  "readFloat",
  "readGuid",
  "readInt8",
  "readInt16",
  "readInt32",
  "readInt64",
  "readString",
  "readStringOrNull",
  "readUint8",
  "readUint16",
  "readUint32",
  "readUint64",
  "releaseOut",
  "requireOut",
  "S_FALSE",
  "S_OK",
  "take",
  "writeBool",
  "writeDouble",
  "writeFloat",
  "writeGuid",
  "writeInt8",
  "writeInt16",
  "writeInt32",
  "writeInt64",
  "writeUint8",
  "writeUint16",
  "writeUint32",
  "writeUint64",
] as const;

export const RUNTIME_TYPES = ["Guid", "InterfacePlan"] as const;

export type RuntimeValue = (typeof RUNTIME_VALUES)[number];
export type RuntimeType = (typeof RUNTIME_TYPES)[number];

export const RUNTIME_SYMBOLS: readonly string[] = [...RUNTIME_VALUES, ...RUNTIME_TYPES];

/** The module that generated code imports them from. */
export const RUNTIME_MODULE = "@combind/runtime/codegen";
