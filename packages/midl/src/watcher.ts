import { type Compilation, type CompileOptions, compile } from "./compile.ts";
import { createSession } from "./model/session.ts";

/**
 * Compiles roots again and again while their files change. Everything is kept: a root of which no file has changed since
 * costs nothing, and of another only the changed files are read again. Holds the models of all its roots.
 */
export class Watcher {
  readonly #options: CompileOptions;
  readonly #session = createSession();
  readonly #compilations = new Map<string, Compilation>();

  constructor(options: Omit<CompileOptions, "session">) {
    this.#options = { ...options, session: this.#session };
  }

  /** The compilation of the root at `path`, the same object as before where nothing has changed. */
  compile(path: string): Compilation {
    let compilation = this.#compilations.get(path);
    if (compilation === undefined) {
      compilation = compile(path, this.#options);
      this.#compilations.set(path, compilation);
    }
    return compilation;
  }

  /** Says that the file at a path of the host has changed, has appeared, or is gone. */
  changed(path: string): void {
    this.#session.forget(path, this.#options.host);
    for (const [root, { model, ok }] of this.#compilations) {
      // Where there are errors, what was missing may have come.
      if (!ok || model.files.some((file) => file.path === path)) this.#compilations.delete(root);
    }
  }
}
