import type { EnumSpecifier, Name, PipeSpecifier, RecordSpecifier } from "../ast/ast.ts";
import type {
  CoclassEntry,
  ConstantEntry,
  Definition,
  EnumEntry,
  FunctionEntry,
  InstanceEntry,
  InterfaceEntry,
  LibraryEntry,
  NamedType,
  RecordEntry,
  Redefinition,
  RuntimeClassEntry,
  TaggedType,
  TypedefEntry,
  ValueEntry,
  VariableEntry,
} from "./entries.ts";
import { isDeclared } from "./entries.ts";
import type { Below } from "./holdings.ts";
import { LayeredMap } from "./layered-map.ts";
import type * as model from "./model.ts";
import { NameTable } from "./name-table.ts";
import { AUTOMATION_PATH, PRELUDE_PATH } from "./prelude.ts";
import type { Instance } from "./runtime/instances.ts";
import { RUNTIME_PATH } from "./runtime/prelude.ts";
import { SharedNames } from "./shared-names.ts";

const NOTHING: Below = new Map();

/**
 * The one scope of a translation unit, as MIDL has it: C's name spaces, and all entries in order. It may stand on those of
 * what the unit imports: then what has a name shows through, and the lists hold what is declared on top.
 */
export class Scope {
  readonly below: Below;
  /** It holds what every file may define again. */
  readonly isPrelude: boolean;
  readonly types: NameTable<NamedType>;
  readonly tags: NameTable<TaggedType>;
  readonly values: NameTable<ValueEntry>;
  /** Generic definitions by their qualified name. */
  readonly generics: NameTable<InterfaceEntry>;
  /** The instances of generic interfaces, by their name. */
  readonly instances: LayeredMap<string, Instance>;
  readonly interfaces: InterfaceEntry[] = [];
  /** Namespaces whose names are too long to be looked through. */
  readonly leftOut: Name[] = [];
  /** What `async_uuid` derives, by the interface that it is derived from. */
  readonly asyncTwins: LayeredMap<model.Interface, model.Interface>;
  readonly typedefs: TypedefEntry[] = [];
  readonly records: RecordEntry[] = [];
  readonly enums: EnumEntry[] = [];
  readonly constants: ConstantEntry[] = [];
  readonly coclasses: CoclassEntry[] = [];
  readonly runtimeClasses: LayeredMap<model.RuntimeClass, RuntimeClassEntry>;
  readonly libraries: LibraryEntry[] = [];
  readonly functions: FunctionEntry[] = [];
  readonly variables: VariableEntry[] = [];
  readonly declaredInstances: InstanceEntry[] = [];
  /** What needs no resolving. */
  readonly contracts: { readonly object: model.Contract }[] = [];
  readonly modules: { readonly object: model.Module }[] = [];
  readonly guids: { readonly object: model.NamedGuid }[] = [];
  /** The first typedef name of a struct, union or enum whose body stands elsewhere, by its tag. */
  readonly typedefOfTag: NameTable<string>;
  /** Bodies by their node, for what has no name. */
  readonly bySpecifier = new Map<RecordSpecifier | EnumSpecifier | PipeSpecifier, TaggedType>();
  readonly recordEntries: LayeredMap<model.Record, RecordEntry>;
  readonly redefinitions: Redefinition[] = [];
  /** Definitions that another one replaces: of the prelude, and of constants defined twice. */
  readonly superseded = new Set<model.Declaration>();
  /** Whether a name was defined twice, so that the order of the files tells which definition it means. */
  dependsOnOrder = false;
  /** Whether something was looked for that any later name may turn out to be. */
  hasLooseEnds = false;

  constructor(shared = new SharedNames(), below = NOTHING, isPrelude = false) {
    this.below = below;
    this.isPrelude = isPrelude;
    this.types = new NameTable(shared.types, below);
    this.tags = new NameTable(shared.tags, below);
    this.values = new NameTable(shared.values, below);
    this.generics = new NameTable(shared.generics, below);
    this.instances = new LayeredMap(shared.instances, below);
    this.asyncTwins = new LayeredMap(shared.asyncTwins, below);
    this.runtimeClasses = new LayeredMap(shared.runtimeClasses, below);
    this.typedefOfTag = new NameTable(shared.typedefOfTag, below);
    this.recordEntries = new LayeredMap(shared.recordEntries, below);
  }

  defineType(object: NamedType): void {
    const earlier = this.types.get(object.name);
    const isOnlyForward = earlier?.declares === "interface" && earlier.isForward;
    if (isOnlyForward || this.#replaces(object.name, earlier, object)) this.types.set(object.name, object);
  }

  /** A generic definition of a file replaces the one that the compiler brings along. */
  defineGeneric(entry: InterfaceEntry): void {
    const earlier = this.generics.get(entry.object.name)?.object;
    if (this.#replaces(entry.object.name, earlier, entry.object)) this.generics.set(entry.object.name, entry);
  }

  defineTag(tag: string, object: TaggedType): void {
    const earlier = this.tags.get(tag);
    if ((earlier && this.#isOpaque(earlier)) || this.#replaces(tag, earlier, object))
      this.tags.set(tag, object);
  }

  /**
   * Gives a value its name and tells whether it has got it. A define in cpp_quote gives way to
   * whatever the IDL text declares, and to an earlier define.
   */
  defineValue(name: string, value: ValueEntry): boolean {
    const earlier = this.values.get(name);
    if (earlier !== undefined && !isFromPrelude(earlier.entry.object)) {
      this.dependsOnOrder = true;
      if (isDeclared(earlier) || !isDeclared(value)) {
        if (isDeclared(value)) this.#redefine(name, earlier.entry.object, value.entry.object);
        return false;
      }
    }
    if (earlier?.kind === "constant") this.superseded.add(earlier.entry.object);
    this.values.set(name, value);
    return true;
  }

  /** Whether a definition of the prelude is what its name means here: a file may have defined it again. */
  isCurrent(one: Definition): boolean {
    switch (one.declares) {
      case "record":
      case "enum":
        return one.tag === undefined || this.tags.get(one.tag) === one;
      case "constant":
        return this.values.get(one.name)?.entry.object === one;
      case "interface":
        if (one.typeParameters.length > 0) return this.generics.get(one.name)?.object === one;
        return this.types.get(one.name) === one;
      default:
        return this.types.get(one.name) === one;
    }
  }

  /** Whether a tag was found to have no body anywhere. */
  #isOpaque(tagged: TaggedType): boolean {
    return tagged.declares === "enum"
      ? tagged.members.length === 0 && !this.enums.some(({ object }) => object === tagged)
      : !this.recordEntries.has(tagged);
  }

  /** Definitions replace those of the prelude; any other earlier one stays, and both are noted. */
  #replaces(name: string, earlier: Definition | undefined, later: Definition): boolean {
    if (earlier === undefined) return true;
    if (!isFromPrelude(earlier)) {
      this.#redefine(name, earlier, later);
      return false;
    }
    this.superseded.add(earlier);
    return true;
  }

  #redefine(name: string, earlier: Definition, later: Definition): void {
    this.dependsOnOrder = true;
    this.redefinitions.push({ name, earlier, later });
  }
}

/** A name declared in a namespace. */
export function qualified(namespace: string, name: string): string {
  return namespace === "" || name === "" || name.includes(".") ? name : `${namespace}.${name}`;
}

/** Whether a definition comes from the texts that every file may redefine. */
function isFromPrelude({ unit }: model.Declaration): boolean {
  return unit === PRELUDE_PATH || unit === AUTOMATION_PATH || unit === RUNTIME_PATH;
}
