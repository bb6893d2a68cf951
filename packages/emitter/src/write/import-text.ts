import { identifier, stringLiteral } from "./escape.ts";
import type { ImportedModule } from "./imports.ts";

const LONGEST_LINE = 110;

/** `import { a, type B } from "m";`, or `import type` where nothing of the module is needed at run time. */
export function importStatement({ module, names }: ImportedModule): string {
  const allTypes = names.every((one) => !one.isValue);
  const texts = names.map(({ name, local, isValue }) => {
    const renamed = local === name ? name : `${name} as ${local}`;
    return !allTypes && !isValue ? `type ${renamed}` : renamed;
  });
  return `${allTypes ? "import type" : "import"} ${braces(texts, module)} from ${stringLiteral(module)};`;
}

/** `export { a, b } from "m";` */
export function exportStatement(module: string, names: readonly string[]): string {
  return `export ${braces(names.map(identifier), module)} from ${stringLiteral(module)};`;
}

/** Names between braces: on one line where the statement fits, else one on each line. */
function braces(names: readonly string[], module: string): string {
  const line = `{ ${names.join(", ")} }`;
  const fits = line.length + module.length + "import type  from ;".length <= LONGEST_LINE;
  return fits ? line : `{\n${names.map((name) => `  ${name},\n`).join("")}}`;
}
