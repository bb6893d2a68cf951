/** The targets whose layouts the compiler computes; each also has its own predefined macros. */
export type Abi = "win64" | "win32" | "sysv64";
