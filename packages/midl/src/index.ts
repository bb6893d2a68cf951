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
export { modelToJson } from "./model/json.ts";
export type {
  CoclassJson,
  ConstantJson,
  DispatchJson,
  EnumJson,
  FieldJson,
  FunctionJson,
  InterfaceJson,
  LibraryJson,
  MethodJson,
  ModelJson,
  ModuleJson,
  ParameterJson,
  RuntimeClassJson,
  StructJson,
  VariableJson,
} from "./model/json-types.ts";
export type * as model from "./model/model.ts";
export type {
  Coclass,
  CoclassMember,
  Constant,
  Contract,
  DeclaredInstance,
  DispatchMembers,
  DispatchMethod,
  DispatchProperty,
  Enum,
  EnumMember,
  Field,
  FreeFunction,
  GenericInstance,
  Interface,
  InterfaceKind,
  Library,
  Method,
  Model,
  ModelFile,
  Module,
  NamedGuid,
  Parameter,
  Record,
  RuntimeClass,
  Type,
  Typedef,
  Variable,
} from "./model/model.ts";
export { cName } from "./model/runtime/c-name.ts";
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
export { Watcher } from "./watcher.ts";
