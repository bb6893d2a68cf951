import { createToken, EOF, Lexer, type TokenType } from "chevrotain";

/*
 * The words and marks of MIDL as Chevrotain token types. The preprocessor has already cut the text,
 * so no type has a pattern. Categories do the work of reserved-word rules: every word is a `Word`
 * (attribute names may be any word), and all but the few words reserved in C are `Identifier`s too.
 */

function abstract(name: string, label: string, categories: TokenType[] = []): TokenType {
  return createToken({ name, label, pattern: Lexer.NA, categories });
}

export const Word = abstract("Word", "a name");
export const Identifier = abstract("Identifier", "a name", [Word]);
/** Words that add up to one integer or floating type: `unsigned long`, `long long`, `unsigned hyper`. */
export const TypeWord = abstract("TypeWord", "a type");
export const Qualifier = abstract("Qualifier", "`const`");
export const CallingConvention = abstract("CallingConvention", "a calling convention", [Word]);
export const Storage = abstract("Storage", "`extern` or `static`");
/** What only the C compiler heeds, with or without arguments: `__declspec(...)`, `__extension__`. */
export const Decoration = abstract("Decoration", "a declaration");
export const BinaryOperator = abstract("BinaryOperator", "an operator");
export const UnaryOperator = abstract("UnaryOperator", "an operator");

export const NumberLiteral = abstract("NumberLiteral", "a number");
export const StringLiteral = abstract("StringLiteral", "a string");
export const CharLiteral = abstract("CharLiteral", "a character");
export const GuidLiteral = abstract("GuidLiteral", "a GUID");
export const Pragma = abstract("Pragma", "a pragma");
/** A mark that MIDL has no use for. */
export const Stray = abstract("Stray", "a stray mark");
export const End = EOF;

const byWord = new Map<string, TokenType>();
const byMark = new Map<string, TokenType>();

/** A word reserved as in C: only attribute names may be spelled like it. */
function reserved(image: string, ...categories: TokenType[]): TokenType {
  return word(image, [Word, ...categories]);
}

/** A word that means something in one place and is a name everywhere else. */
function contextual(image: string, ...categories: TokenType[]): TokenType {
  return word(image, [Identifier, ...categories]);
}

function word(image: string, categories: TokenType[]): TokenType {
  const type = abstract(`word_${image}`, `\`${image}\``, categories);
  byWord.set(image, type);
  return type;
}

function mark(name: string, image: string, ...categories: TokenType[]): TokenType {
  const type = abstract(name, `\`${image}\``, categories);
  byMark.set(image, type);
  return type;
}

export const Typedef = reserved("typedef");
export const Interface = reserved("interface");
export const Struct = reserved("struct");
export const Union = reserved("union");
export const Enum = reserved("enum");
export const Switch = reserved("switch");
export const Case = reserved("case");
export const Default = reserved("default");
export const Sizeof = reserved("sizeof");
export const Const = reserved("const", Qualifier);
byWord.set("CONST", Const);
for (const image of ["volatile", "__unaligned", "FAR", "NEAR", "__RPC_FAR"]) reserved(image, Qualifier);
export const Extern = reserved("extern", Storage);
for (const image of [
  "static",
  "EXTERN_C",
  "inline",
  "__inline",
  "__inline__",
  "__forceinline",
  "FORCEINLINE",
]) {
  reserved(image, Storage);
}
for (const image of ["__declspec", "_declspec", "declspec", "__attribute__", "__attribute", "__pragma"]) {
  reserved(image, Decoration);
}
for (const image of ["__extension__", "__restrict", "__ptr32", "__ptr64", "__w64", "UNALIGNED"]) {
  reserved(image, Decoration);
}

for (const image of ["void", "char", "short", "int", "long", "signed", "unsigned", "float", "double"]) {
  reserved(image, TypeWord);
}
for (const image of ["__int8", "__int16", "__int32", "__int64", "_int64", "__int3264"])
  reserved(image, TypeWord);
for (const image of ["hyper", "small"]) contextual(image, TypeWord);

for (const image of ["__stdcall", "_stdcall", "__cdecl", "_cdecl", "__fastcall", "__pascal"]) {
  reserved(image, CallingConvention);
}
for (const image of ["_fastcall", "_pascal", "__thiscall", "__vectorcall", "__RPC_USER", "__RPC_STUB"]) {
  reserved(image, CallingConvention);
}
for (const image of [
  "STDMETHODCALLTYPE",
  "STDAPICALLTYPE",
  "WINAPI",
  "CALLBACK",
  "APIENTRY",
  "NTAPI",
  "WSAAPI",
]) {
  reserved(image, CallingConvention);
}
for (const image of ["WINAPIV", "WMIAPI", "RPC_ENTRY", "RPC_VAR_ENTRY", "NET_API_FUNCTION", "PASCAL"]) {
  reserved(image, CallingConvention);
}

export const Import = contextual("import");
export const Importlib = contextual("importlib");
export const CppQuote = contextual("cpp_quote");
export const MidlPragma = contextual("midl_pragma");
export const DeclareGuid = contextual("declare_guid");
export const Dispinterface = contextual("dispinterface");
export const Coclass = contextual("coclass");
export const Library = contextual("library");
export const Module = contextual("module");
export const Properties = contextual("properties");
export const Methods = contextual("methods");
export const SafeArray = contextual("SAFEARRAY");

export const Pipe = contextual("pipe");

/* Words of the Windows Runtime. */
export const Namespace = contextual("namespace");
export const Runtimeclass = contextual("runtimeclass");
export const Delegate = contextual("delegate");
export const Apicontract = contextual("apicontract");
export const AttributeWord = contextual("attribute");
export const Declare = contextual("declare");
export const Requires = contextual("requires");

/** Macros that C headers call in the place of a declaration, and whose definitions MIDL never sees. */
export const HeaderMacro = abstract("HeaderMacro", "a macro");
for (const image of ["DEFINE_GUID", "EXTERN_GUID", "DEFINE_OLEGUID", "DECLARE_HANDLE", "C_ASSERT"]) {
  contextual(image, HeaderMacro);
}
for (const image of [
  "DEFINE_ENUM_FLAG_OPERATORS",
  "DEFINE_PROPERTYKEY",
  "DEFINE_DEVPROPKEY",
  "STATIC_ASSERT",
]) {
  contextual(image, HeaderMacro);
}

export const LeftBrace = mark("LeftBrace", "{");
export const RightBrace = mark("RightBrace", "}");
export const LeftBracket = mark("LeftBracket", "[");
export const RightBracket = mark("RightBracket", "]");
export const LeftParen = mark("LeftParen", "(");
export const RightParen = mark("RightParen", ")");
export const Comma = mark("Comma", ",");
export const Semicolon = mark("Semicolon", ";");
export const Colon = mark("Colon", ":");
export const Question = mark("Question", "?");
export const Dot = mark("Dot", ".");
export const Ellipsis = mark("Ellipsis", "...");
export const Equals = mark("Equals", "=");
export const Star = mark("Star", "*", UnaryOperator, BinaryOperator);
export const Less = mark("Less", "<", BinaryOperator);
export const Ampersand = mark("Ampersand", "&", UnaryOperator, BinaryOperator);
mark("Plus", "+", UnaryOperator, BinaryOperator);
mark("Minus", "-", UnaryOperator, BinaryOperator);
mark("Tilde", "~", UnaryOperator);
mark("Exclamation", "!", UnaryOperator);
export const Greater = mark("Greater", ">", BinaryOperator);
export const ShiftRight = mark("ShiftRight", ">>", BinaryOperator);
for (const image of ["/", "%", "|", "^", "<<", "==", "!=", "<=", ">=", "&&", "||"]) {
  mark(`mark_${image}`, image, BinaryOperator);
}

/** The macros of C headers that only annotate: `_In_reads_(n)`, `__field_bcount(n)`, `_COM_Outptr_`. */
const ANNOTATION =
  /^_(?:[A-Z][a-z]+(?:_[a-z0-9]+)*_|(?:COM_Outptr|IRQL|Function_class)_\w*|_(?:in|out|inout|deref|field|struct|nullterminated|checkReturn|success|callback|drv|reserved|range)(?:_\w+)?|_(?:WINE|MINGW|C89)_\w+)$/;
/** Those that say where a function comes from, or how a field is aligned: `WINBASEAPI`, `DECLSPEC_ALIGN(8)`. */
const SPECIFIER = /^(?:(?:WIN|NT|RPC|CRYPT|SECUR)[A-Z]*API|DECLSPEC_\w+)$/;
const AnyDecoration = abstract("AnyDecoration", "a declaration", [Word, Decoration]);

/** The type of a word: its own, a decoration's, or plain `Identifier`. */
export function wordType(image: string): TokenType {
  const known = byWord.get(image);
  if (known !== undefined) return known;
  const pattern = image.startsWith("_") ? ANNOTATION : SPECIFIER;
  const mayDecorate = image.startsWith("_") || image.endsWith("API") || image.startsWith("DECLSPEC_");
  return mayDecorate && pattern.test(image) ? AnyDecoration : Identifier;
}

/** The type of a mark; one that the grammar has no use for is a `Stray`. */
export function markType(image: string): TokenType {
  return byMark.get(image) ?? Stray;
}

/** Everything above, as Chevrotain wants it. */
export const vocabulary: TokenType[] = [
  Word,
  Identifier,
  TypeWord,
  Qualifier,
  CallingConvention,
  Storage,
  BinaryOperator,
  UnaryOperator,
  Decoration,
  AnyDecoration,
  HeaderMacro,
  NumberLiteral,
  StringLiteral,
  CharLiteral,
  GuidLiteral,
  Pragma,
  Stray,
  ...byWord.values(),
  ...byMark.values(),
];
