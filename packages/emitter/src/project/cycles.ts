import type {
  DeclarationProjection,
  DispatchValue,
  DispinterfaceProjection,
  InterfaceProjection,
  MethodProjection,
  ModuleProjection,
  Reference,
} from "./projection.ts";
import type { FieldValue, ValueProjection } from "./value-projection.ts";

/**
 * Modules that need each other's values at load (`extends`) or at call time form import cycles, and
 * a cycle with `extends` in it breaks at load. Each strongly connected component becomes one module, named
 * after its first file, bases first; the other files re-export what they declared.
 * Returns the modules, and where each merged module's declarations now live.
 */
export function mergeCycles(modules: readonly ModuleProjection[]): {
  readonly modules: readonly ModuleProjection[];
  readonly homes: ReadonlyMap<string, string>;
} {
  const homes = new Map<string, string>();
  const merged: ModuleProjection[] = [];
  for (const component of components(modules)) {
    const [first, ...others] = component as [ModuleProjection, ...ModuleProjection[]];
    merged.push({
      ...first,
      sources: component.flatMap((module) => module.sources),
      declarations: basesFirst(distinct(component.flatMap((module) => module.declarations))),
    });
    for (const other of others) {
      homes.set(other.path, first.path);
      const names = other.declarations.map((declaration) => declaration.name);
      merged.push({ ...other, declarations: [], reexports: [{ from: `./${first.path}`, names }] });
    }
  }
  return { modules: merged.sort((a, b) => (a.path < b.path ? -1 : 1)), homes };
}

/** Tarjan's strongly connected components; inside one, in the order of the input. */
function components(modules: readonly ModuleProjection[]): ModuleProjection[][] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const order = new Map<ModuleProjection, number>();
  const low = new Map<ModuleProjection, number>();
  const open: ModuleProjection[] = [];
  const found: ModuleProjection[][] = [];
  const visit = (module: ModuleProjection): void => {
    order.set(module, order.size);
    low.set(module, order.get(module) as number);
    open.push(module);
    for (const path of valueImports(module)) {
      const next = byPath.get(path);
      if (next === undefined) continue;
      if (!order.has(next)) visit(next);
      if (open.includes(next)) low.set(module, Math.min(low.get(module) as number, low.get(next) as number));
    }
    if (low.get(module) !== order.get(module)) return;
    const members = open.splice(open.indexOf(module));
    found.push(modules.filter((candidate) => members.includes(candidate)));
  };
  for (const module of modules) if (!order.has(module)) visit(module);
  return found;
}

/** The modules of the same output whose classes a module needs as values. */
function valueImports(module: ModuleProjection): Set<string> {
  const paths = new Set<string>();
  const add = (reference: Reference | undefined): void => {
    if (reference?.module.startsWith("./")) paths.add(reference.module.slice(2));
  };
  for (const declaration of module.declarations) {
    for (const reference of referencesOf(declaration)) add(reference);
  }
  paths.delete(module.path);
  return paths;
}

/** The classes and codecs that a declaration's code names. */
function referencesOf(declaration: DeclarationProjection): (Reference | undefined)[] {
  switch (declaration.declares) {
    case "coclass":
      return [declaration.default];
    case "record":
      return declaration.fields.flatMap(({ value }) => codesOf(value));
    case "union":
      return declaration.arms.flatMap(({ value }) => codesOf(value));
    case "interface":
      return [
        declaration.base,
        ...methodsOf(declaration).flatMap(({ parameters }) =>
          parameters.flatMap(({ value }) => codesOf(value)),
        ),
      ];
    case "dispinterface":
      return [declaration.base, ...dispatchValuesOf(declaration).flatMap(({ value }) => codesOf(value))];
    default:
      return [];
  }
}

function dispatchValuesOf({ members }: DispinterfaceProjection): DispatchValue[] {
  return members.flatMap(({ parameters, result }) => [
    ...parameters,
    ...(result === undefined ? [] : [result]),
  ]);
}

function codesOf(value: ValueProjection | FieldValue): Reference[] {
  switch (value.kind) {
    case "interface":
    case "buffer":
    case "union":
      return [value.type];
    case "variant":
      return value.dispatch === undefined ? [] : [value.dispatch];
    case "record":
      return "type" in value ? [value.type] : codesOf(value.of);
    case "array":
    case "room":
    case "fixed":
    case "list":
    case "safearray":
      return codesOf(value.of);
    case "target":
      return codesOf(value.to);
    default:
      return [];
  }
}

/** Every method behind the members of a class, the halves of its properties included. */
export function methodsOf(declaration: InterfaceProjection): MethodProjection[] {
  return declaration.members.flatMap((member) =>
    member.member === "method" ? member : [member.get, member.set].filter((half) => typeof half === "object"),
  );
}

/** Files may define the same name, each for itself: merged, they share the first definition. */
function distinct(declarations: readonly DeclarationProjection[]): DeclarationProjection[] {
  const names = new Set<string>();
  return declarations.filter(({ name }) => !names.has(name) && names.add(name));
}

/** Constants and enums first, then classes so that each stands after its base. */
function basesFirst(declarations: readonly DeclarationProjection[]): DeclarationProjection[] {
  const interfaces = new Map(declarations.flatMap((one) => (isClass(one) ? [[one.name, one] as const] : [])));
  const depth = (one: DeclarationProjection): number => {
    if (!isClass(one)) return one.declares === "coclass" ? Number.MAX_SAFE_INTEGER : 0;
    const base = interfaces.get(one.base.name);
    return base === undefined ? 1 : depth(base) + 1;
  };
  return [...declarations].sort((a, b) => depth(a) - depth(b));
}

function isClass(one: DeclarationProjection): one is InterfaceProjection | DispinterfaceProjection {
  return one.declares === "interface" || one.declares === "dispinterface";
}
