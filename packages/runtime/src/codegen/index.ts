/// <reference lib="esnext.disposable" preserve="true" />

// What generated code may use. Names and meanings are a contract with the emitter.

export { type AnyArray, AnySafeArray } from "../automation/any-safe-array.ts";
export { assignReference } from "../automation/assign.ts";
export type { Currency } from "../automation/currency.ts";
export { DateValue } from "../automation/date-value.ts";
export type { Decimal } from "../automation/decimal.ts";
export { ErrorCode } from "../automation/error-code.ts";
export { HString } from "../automation/hstring.ts";
export { CurrencyValue, DecimalValue } from "../automation/money.ts";
export { ExactPropVariant, PropVariant } from "../automation/prop-variant.ts";
export { safeArrayOf, safeArrayOrNull } from "../automation/safe-array.ts";
export type { PropVariantValue, VariantValue } from "../automation/value.ts";
export { ExactVariant, Variant, variantOf } from "../automation/variant.ts";
export { missing } from "../automation/variant-error.ts";
export { VT } from "../automation/vt.ts";
export { createInstance } from "../client/create-instance.ts";
export { enumerate } from "../client/enumerate.ts";
export { interfaceOf, interfaceOrNull } from "../client/interface-codec.ts";
export { addressOf, addressOrNull, checkInterfaceClass, enter, IUnknown } from "../client/iunknown.ts";
export { OutArray } from "../client/out-array.ts";
export { adoptOut, adoptOutOrNull, disposable, releaseOut, requireOut } from "../client/outs.ts";
export { bind, type Pointer } from "../client/pointer.ts";
export { received } from "../client/received.ts";
export { getMember, invokeMember, setMember } from "../dispatch/member.ts";
export type {
  DispatchClass,
  DispatchMember,
  DispatchParameter,
  DispatchPlan,
  DispatchType,
} from "../dispatch/plan.ts";
export { failure } from "../errors/failure.ts";
export { S_FALSE, S_OK } from "../errors/hresults.ts";
export { writeBitsAt } from "../marshal/bits.ts";
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
  checkHandle,
  checkInt8,
  checkInt16,
  checkInt32,
  checkInt64,
  checkIntPtr,
  checkString,
  checkStringOrNull,
  checkUint8,
  checkUint16,
  checkUint32,
  checkUint64,
  checkUintPtr,
} from "../marshal/checks.ts";
export type { Codec, UnionCodec } from "../marshal/codec.ts";
export { fixed, fixedNumbers, fixedText } from "../marshal/codecs/fixed.ts";
export { FileTime, GuidValue } from "../marshal/codecs/guid.ts";
export {
  Address,
  Bool,
  Bool8,
  Bool16,
  Double,
  EnumValue,
  Float,
  Int8,
  Int16,
  Int32,
  Int64,
  IntPtr,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  UintPtr,
  UnsignedEnumValue,
} from "../marshal/codecs/numbers.ts";
export { pointerOrNull, pointerTo } from "../marshal/codecs/pointer.ts";
export { AnsiText, AnsiTextOrNull, BstrText, WideText, WideTextOrNull } from "../marshal/codecs/text.ts";
export {
  bool8At,
  bool16At,
  freeStringAt,
  intPtrAt,
  pointerAt,
  stringAt,
  stringAtOrNull,
  uintPtrAt,
  writeBool8At,
  writeBool16At,
  writeIntPtrAt,
  writePointerAt,
  writeStringAt,
  writeUintPtrAt,
} from "../marshal/fields.ts";
export { type Guid, guidAt, readGuid, writeGuid, writeGuidAt } from "../marshal/guid.ts";
export { exactly, requireLength } from "../marshal/lengths.ts";
export {
  freeListAt,
  listAt,
  numberListAt,
  readItems,
  readNumberItems,
  readNumbers,
} from "../marshal/lists.ts";
export type { Handle, Raw } from "../marshal/raw.ts";
export { checkRecord, freeRecords, readRecords, unknownTag } from "../marshal/records.ts";
export { type NumberRoom, numberRoom, Room, TextRoom } from "../marshal/room.ts";
export { drop, offsetOf, take, view as scratch } from "../marshal/scratch.ts";
export { freeOut, readString, readStringOrNull } from "../marshal/strings.ts";
export { TaskMemory } from "../marshal/task-memory.ts";
export { passRecord } from "../native/by-value.ts";
export { WIDE } from "../native/memory.ts";
export type {
  InterfaceClass,
  InterfacePlan,
  LengthPlan,
  MethodPlan,
  ParameterPlan,
  ValuePlan,
} from "../plan.ts";
