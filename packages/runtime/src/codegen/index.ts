/// <reference lib="esnext.disposable" preserve="true" />

// What generated code may use. Names and meanings are a contract with the emitter.

export { createInstance } from "../client/create-instance.ts";
export { enumerate } from "../client/enumerate.ts";
export { addressOf, addressOrNull, enter, IUnknown } from "../client/iunknown.ts";
export { OutArray } from "../client/out-array.ts";
export { adoptOut, adoptOutOrNull, disposable, releaseOut, requireOut } from "../client/outs.ts";
export { bind, type Pointer } from "../client/pointer.ts";
export { failure } from "../errors/failure.ts";
export { S_FALSE, S_OK } from "../errors/hresults.ts";
export { checkBstr, freeBstr, readBstr, readBstrOrNull } from "../marshal/bstr.ts";
export {
  checkBytes,
  checkBytesOrNull,
  copyIn,
  freeCopy,
  readBytes,
  readBytesOrNull,
} from "../marshal/bytes.ts";
export { CallMemory } from "../marshal/call-memory.ts";
export * from "../marshal/cells.ts";
export {
  checkBoolean,
  checkDouble,
  checkFloat,
  checkGuid,
  checkInt8,
  checkInt16,
  checkInt32,
  checkInt64,
  checkPointer,
  checkString,
  checkStringOrNull,
  checkUint8,
  checkUint16,
  checkUint32,
  checkUint64,
} from "../marshal/checks.ts";
export {
  freeStringAt,
  stringAt,
  stringAtOrNull,
  writeStringAt,
} from "../marshal/fields.ts";
export { type Guid, guidAt, readGuid, writeGuid, writeGuidAt } from "../marshal/guid.ts";
export type { Raw } from "../marshal/raw.ts";
export {
  checkRecord,
  freeRecords,
  type RecordCodec,
  readRecords,
  type UnionCodec,
  unknownTag,
} from "../marshal/records.ts";
export { drop, offsetOf, take, view as scratch } from "../marshal/scratch.ts";
export { freeOut, readString, readStringOrNull } from "../marshal/strings.ts";
export { passRecord } from "../native/by-value.ts";
export { WIDE } from "../native/memory.ts";
export type { InterfaceClass, InterfacePlan, MethodPlan, ParameterPlan, ValuePlan } from "../plan.ts";
