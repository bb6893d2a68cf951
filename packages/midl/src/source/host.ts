/**
 * How the compiler reaches files. It never touches a file system itself.
 * Paths are opaque keys with `/` separators: what `resolve` returns is what `read` takes, what
 * diagnostics print and what the model says in `file`. One file must always get one path.
 */
export interface SourceHost {
  /** The path of the file that `import "name"` or `#include "name"` means in file `from`, or undefined. */
  resolve(name: string, from: string): string | undefined;
  /** The bytes of a file, or undefined if it cannot be read. */
  read(path: string): Uint8Array | undefined;
}
