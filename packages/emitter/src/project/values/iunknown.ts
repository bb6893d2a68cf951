import { RUNTIME_MODULE } from "../../runtime-symbols.ts";
import type { Reference } from "../projection.ts";

/** Every interface pointer is one to IUnknown: so those go whose own interface has no class. */
export const IUNKNOWN: Reference = { name: "IUnknown", module: RUNTIME_MODULE };
