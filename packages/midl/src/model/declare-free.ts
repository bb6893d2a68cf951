import type {
  Declaration,
  FunctionDeclaration,
  MacroDeclaration,
  ModuleDeclaration,
  Name,
  VariableDeclaration,
} from "../ast/ast.ts";
import { argumentText, uuidOf } from "./attributes.ts";
import { TypeDeclarer } from "./declare-types.ts";
import type { Mutable } from "./entries.ts";
import { macroMeaning } from "./header-macros.ts";
import type * as model from "./model.ts";

const UNRESOLVED: model.Type = { kind: "void" };

/** Puts what stands outside interfaces into the scope: functions, variables, GUIDs, and the modules around them. */
export abstract class FreeDeclarer extends TypeDeclarer {
  /** The module whose body is being declared. */
  #module: string | undefined;

  protected abstract declareAll(declarations: readonly Declaration[]): void;

  protected moduleBody(node: ModuleDeclaration): void {
    const object: model.Module = {
      ...this.common(node.name.text, node.name.span, node.attributes, node.comment),
      declares: "module",
      id: uuidOf(node.attributes),
      dll: argumentText(node.attributes, "dllname"),
      members: node.members.flatMap((member) =>
        "declarator" in member ? [member.declarator.name.text] : [],
      ),
    };
    this.scope.modules.push({ object });
    this.#module = object.name;
    this.declareAll(node.members);
    this.#module = undefined;
  }

  protected freeFunction(node: FunctionDeclaration): void {
    const { name, derivations } = node.declarator;
    this.specifier(node.returns, node.attributes, undefined, undefined);
    const object: Mutable<model.FreeFunction> = {
      ...this.common(name.text, name.span, node.attributes, node.comment),
      declares: "function",
      returns: UNRESOLVED,
      parameters: [],
      isVariadic: derivations[0]?.kind === "function" && derivations[0].variadic,
      module: this.#module,
      entry: argumentText(node.attributes, "entry"),
    };
    this.scope.functions.push({ object, node, namespace: this.namespace });
  }

  protected variable(node: VariableDeclaration): void {
    this.specifier(node.type, node.attributes, node.comment, undefined);
    for (const { name, derivations } of node.declarators) {
      if (name === undefined) continue;
      const common = this.common(name.text, name.span, node.attributes, node.comment);
      const object: Mutable<model.Variable> = { ...common, declares: "variable", type: UNRESOLVED };
      this.scope.variables.push({ object, type: node.type, derivations, namespace: this.namespace });
    }
  }

  protected guid(name: Name, text: string): void {
    const common = this.common(name.text, name.span, [], undefined);
    this.scope.guids.push({ object: { ...common, declares: "guid", value: text.toLowerCase() } });
  }

  protected macro(node: MacroDeclaration): void {
    const meaning = macroMeaning(node);
    if (meaning?.kind === "guid") this.guid(meaning.name, meaning.guid);
    if (meaning?.kind === "handle") {
      const { name, type, derivations } = meaning;
      const common = this.common(name.text, name.span, [], undefined);
      const object: Mutable<model.Typedef> = { ...common, declares: "typedef", type: UNRESOLVED };
      this.scope.typedefs.push({ object, type, derivations, namespace: this.namespace });
      this.scope.defineType(object);
    }
  }
}
