/// <reference lib="esnext.disposable" preserve="true" />

export {
  type Apartment,
  type ApartmentKind,
  type ApartmentOptions,
  apartment,
  initializeApartment,
  uninitializeApartment,
} from "./apartment/apartment.ts";
export { ByRef } from "./automation/by-ref.ts";
export { Currency } from "./automation/currency.ts";
export { Decimal } from "./automation/decimal.ts";
export { dateToOleDate, oleDateToDate } from "./automation/ole-date.ts";
export { type SafeArrayDimension, SafeArrayValue } from "./automation/safe-array-value.ts";
export { TypedVariant } from "./automation/typed-variant.ts";
export type { PropVariantValue, VariantValue } from "./automation/value.ts";
export { missing, VariantError } from "./automation/variant-error.ts";
export { VT } from "./automation/vt.ts";
export { bytesAt, textAt } from "./client/at-address.ts";
export { getClassObject, getClassObjectFrom } from "./client/class-object.ts";
export { createInstance, createInstanceFrom } from "./client/create-instance.ts";
export type { CreateInstanceOptions } from "./client/creation.ts";
export { getErrorInfo, setErrorInfo } from "./client/error-info.ts";
export { type FromPointerOptions, fromPointer, pointerOf, sameObject } from "./client/interop.ts";
export { IUnknown } from "./client/iunknown.ts";
export { freeTaskMemory, type NativeBuffer, nativeBuffer, valueAt } from "./client/native-buffer.ts";
export { type InvokeOptions, invoke, type NamedValue } from "./dispatch/invoke.ts";
export { InvokeKind } from "./dispatch/kind.ts";
export { dispidsOf } from "./dispatch/names.ts";
export type { DispatchClass } from "./dispatch/plan.ts";
export { ComError, type ComErrorContext, type ErrorInfo, isComError } from "./errors/com-error.ts";
export * from "./errors/hresults.ts";
export { formatHresult, hresultName, hresultText } from "./errors/names.ts";
export { NativeLibraryError } from "./errors/native-library-error.ts";
export { NativeMemoryError } from "./errors/native-memory-error.ts";
export { NullResultError } from "./errors/null-result-error.ts";
export { ReleasedError } from "./errors/released-error.ts";
export { type Scope, scope } from "./lifetime/scope.ts";
export {
  type LiveImplementation,
  type LiveReference,
  liveImplementations,
  liveReferences,
  type TrackOptions,
  trackReferences,
} from "./lifetime/track-references.ts";
export type { Codec } from "./marshal/codec.ts";
export { dateToFileTime, fileTimeToDate } from "./marshal/file-time.ts";
export { type Guid, guid } from "./marshal/guid.ts";
export { type Handle, type Raw, raw } from "./marshal/raw.ts";
export {
  type OffThread,
  type OffThreadOptions,
  offThread,
} from "./off-thread/off-thread.ts";
export type { CallSignal } from "./off-thread/signal.ts";
export type { InterfaceClass } from "./plan.ts";
export type { ClassFactory, Coclass } from "./server/class-table.ts";
export { type DispatchHandlers, implementDispatch } from "./server/dispatch/implement-dispatch.ts";
export { type HandlerErrorListener, onHandlerError } from "./server/handler-error.ts";
export { type Handlers, implement } from "./server/implement.ts";
export type { ImplementOptions } from "./server/options.ts";
export { type RegisterClassOptions, registerClass } from "./server/register-class.ts";
export {
  type ExportedInterface,
  exportInterface,
  type InterfaceToken,
  importInterface,
} from "./threads/export-interface.ts";
export type { CallTrace } from "./trace/call-trace.ts";
