import { compareWithC } from "./c-values.ts";
import { compareMemory } from "./memory.ts";
import { compareWithWindows } from "./windows-values.ts";

// Holds the values of Automation to the C library that the first argument names, and on Windows to the system's own
// functions. Prints a line for each comparison.

compareWithC(process.argv[2] as string);
compareMemory();
if (process.platform === "win32") compareWithWindows();
