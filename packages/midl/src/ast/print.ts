import type {
  CoclassMemberDeclaration,
  Declaration,
  ForwardDeclaration,
  IdlFile,
  InterfaceDeclaration,
} from "./declaration.ts";
import { printString } from "./print-expression.ts";
import {
  join,
  printAttributes,
  printDeclarator,
  printParameters,
  printSpecifier,
  printTypeName,
} from "./print-type.ts";
import type { DelegateDeclaration } from "./runtime-declaration.ts";
import type { Declarator, TypeName, TypeSpecifier } from "./type-reference.ts";

/**
 * A file as canonical IDL text. Printing what was parsed from a print gives the same text again;
 * comments, macros and needless parentheses are not kept.
 */
export function printFile(file: Pick<IdlFile, "declarations">): string {
  return file.declarations.map((declaration) => printDeclaration(declaration, "")).join("");
}

function printDeclaration(node: Declaration, indent: string): string {
  const attributes = "attributes" in node ? printAttributes(node.attributes) : "";
  return `${indent}${attributes}${printCore(node, indent)}\n`;
}

function printCore(node: Declaration, indent: string): string {
  switch (node.kind) {
    case "import":
      return `import ${node.files.map(({ text }) => printString(text)).join(", ")};`;
    case "importlib":
      return `importlib(${printString(node.library)});`;
    case "quote":
      return `cpp_quote(${printString(node.text)})`;
    case "pragma":
      return node.form === "#pragma" ? `\n#pragma ${node.text}` : `midl_pragma ${node.text}`;
    case "guid":
      return `declare_guid(${node.name.text}, ${node.guid});`;
    case "forward":
      return `${node.of} ${generic(node)};`;
    case "interface":
      return `${interfaceHead(node)} ${printBody(node.members, indent)}`;
    case "namespace":
      return `namespace ${node.name.text} ${printBody(node.members, indent)}`;
    case "runtimeclass":
      return `runtimeclass ${node.name.text}${printBase(node.base)} ${printMembers(node.members, indent)}`;
    case "delegate":
      return `delegate ${printSpecifier(node.returns, indent)} ${generic(node)}(${printParameters(node.parameters)});`;
    case "apicontract":
    case "attribute":
      return `${node.kind} ${node.name.text} {\n${indent}}`;
    case "declare":
      return `declare {\n${node.names.map((name) => `${indent}  interface ${printTypeName(name)};\n`).join("")}${indent}}`;
    case "linkage":
      return `extern "C" ${printBody(node.members, indent)}`;
    case "macro":
      return `${node.name.text}(${node.arguments.join(", ")});`;
    case "dispinterface":
      return `dispinterface ${node.name.text} ${printDispinterface(node, indent)}`;
    case "coclass":
      return `coclass ${node.name.text} ${printMembers(node.members, indent)}`;
    case "library":
    case "module":
      return `${node.kind} ${node.name.text} ${printBody(node.members, indent)}`;
    case "typedef":
      return `typedef ${printNames(node.type, node.declarators, indent)}`;
    case "type":
      return `${printSpecifier(node.type, indent)};`;
    case "const":
      return storage(node.storage) + printNames(node.type, [node.declarator], indent);
    case "function":
      return storage(node.storage) + printNames(node.returns, [node.declarator], indent);
    case "variable":
      return storage(node.storage) + printNames(node.type, node.declarators, indent);
  }
}

type Generic = InterfaceDeclaration | DelegateDeclaration | ForwardDeclaration;

function interfaceHead(node: InterfaceDeclaration): string {
  const requires =
    node.requires.length === 0 ? "" : ` requires ${node.requires.map(printTypeName).join(", ")}`;
  return `interface ${generic(node)}${printBase(node.base)}${requires}`;
}

function generic({ name, typeParameters = [] }: Generic): string {
  if (typeParameters.length === 0) return name.text;
  return `${name.text}<${typeParameters.map(({ text }) => text).join(", ")}>`;
}

function printBase(base: TypeName | undefined): string {
  return base === undefined ? "" : ` : ${printTypeName(base)}`;
}

function printMembers(members: readonly CoclassMemberDeclaration[], indent: string): string {
  return `{\n${members.map((member) => printMember(member, indent)).join("")}${indent}}`;
}

function printBody(members: readonly Declaration[], indent: string): string {
  return `{\n${members.map((member) => printDeclaration(member, `${indent}  `)).join("")}${indent}}`;
}

function printDispinterface(node: Extract<Declaration, { kind: "dispinterface" }>, indent: string): string {
  if (node.of !== undefined) return `{\n${indent}  interface ${node.of.text};\n${indent}}`;
  const list = (members: readonly Declaration[]) =>
    members.map((member) => printDeclaration(member, `${indent}  `)).join("");
  return `{\n${indent}properties:\n${list(node.properties)}${indent}methods:\n${list(node.methods)}${indent}}`;
}

function printMember(member: CoclassMemberDeclaration, indent: string): string {
  return `${indent}  ${printAttributes(member.attributes)}${member.of} ${printTypeName(member.name)};\n`;
}

function printNames(type: TypeSpecifier, declarators: readonly Declarator[], indent: string): string {
  return `${join(printSpecifier(type, indent), declarators.map(printDeclarator).join(", "))};`;
}

function storage(word: string | undefined): string {
  return word === undefined ? "" : `${word} `;
}
