/* Text to model: everything that other packages may use of this one. */
export type * from "./ast/ast.ts";
export { printFile } from "./ast/print.ts";
export { printAttribute, printExpression } from "./ast/print-expression.ts";
export { walk } from "./ast/walk.ts";
export { type Compilation, type CompileOptions, compile } from "./compile.ts";
export { catalogue } from "./diagnostics/catalogue/catalogue.ts";
export {
  type Diagnostic,
  type DiagnosticKind,
  diagnose,
  errorKind,
  type RelatedPlace,
  type Report,
  type Severity,
  warningKind,
} from "./diagnostics/diagnostic.ts";
export { formatDiagnostic, placeOf } from "./diagnostics/format.ts";
export { aliasChain, resolveAlias } from "./model/alias.ts";
export { hasAttribute } from "./model/attributes.ts";
export {
  type CoclassJson,
  type ConstantJson,
  type EnumJson,
  type FieldJson,
  type InterfaceJson,
  type MethodJson,
  type ModelJson,
  modelToJson,
  type StructJson,
} from "./model/json.ts";
export type * as model from "./model/model.ts";
export type {
  Coclass,
  CoclassMember,
  Constant,
  Enum,
  EnumMember,
  Field,
  Interface,
  InterfaceKind,
  Library,
  Method,
  Model,
  ModelFile,
  Parameter,
  Record,
  Type,
  Typedef,
} from "./model/model.ts";
export { createSession, type Session } from "./model/session.ts";
export { type SizeAndAlign, sizeOf } from "./model/size.ts";
export { declarationText, typeText } from "./model/type-text.ts";
export { parse } from "./parse/parse.ts";
export { preprocess } from "./preprocess/preprocess.ts";
export type { Abi } from "./source/abi.ts";
export { decodeSource } from "./source/decode.ts";
export type { SourceHost } from "./source/host.ts";
export { memoryHost } from "./source/memory-host.ts";
export { type Position, SourceText } from "./source/source-text.ts";
export { type Expansion, type Span, visibleSpan } from "./source/span.ts";
