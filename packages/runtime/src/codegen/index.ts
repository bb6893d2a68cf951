/// <reference lib="esnext.disposable" preserve="true" />

// What generated code may use. Names and meanings are a contract with the emitter.

export { createInstance } from "../client/create-instance.ts";
export { addressOf, addressOrNull, enter, IUnknown } from "../client/iunknown.ts";
export { adoptOut, adoptOutOrNull, disposable, releaseOut, requireOut } from "../client/outs.ts";
export { bind, type Pointer } from "../client/pointer.ts";
export { failure } from "../errors/failure.ts";
export { S_FALSE, S_OK } from "../errors/hresults.ts";
export {
  checkBytes,
  checkBytesOrNull,
  copyIn,
  freeCopy,
  readBytes,
  readBytesOrNull,
} from "../marshal/bytes.ts";
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
export { type Guid, readGuid, writeGuid } from "../marshal/guid.ts";
export type { Raw } from "../marshal/raw.ts";
export { drop, take } from "../marshal/scratch.ts";
export { freeOut, readString, readStringOrNull } from "../marshal/strings.ts";
export type { InterfaceClass, InterfacePlan, MethodPlan, ParameterPlan, ValuePlan } from "../plan.ts";
