import { checks } from "./checks.ts";
import { emission } from "./emission.ts";
import { files } from "./files.ts";
import { names } from "./names.ts";
import { syntax } from "./syntax.ts";
import { text } from "./text.ts";

/** Every kind of diagnostic there is, by phase. */
export const catalogue = { text, syntax, names, checks, emission, files } as const;
