import type { SourceHost } from "./host.ts";

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * A host over files that are given, for tests and browsers. Names are found without regard to case, first beside
 * the file that asks, then in the include directories in order. A path is what the key in `files` says, with `/`
 * for `\` and without `.` and `..`; nothing outside `files` can be named.
 */
export function memoryHost(
  files: Readonly<Record<string, string | Uint8Array>>,
  includeDirectories: readonly string[] = [],
): SourceHost {
  const contents = new Map<string, string | Uint8Array>();
  const paths = new Map<string, string>();
  for (const [name, content] of Object.entries(files)) {
    const path = normalize(name);
    if (path === undefined) continue;
    contents.set(path, content);
    paths.set(path.toLowerCase(), path);
  }
  return {
    resolve(name, from) {
      if (isAbsolute(name)) return paths.get(normalize(name)?.toLowerCase() ?? "");
      for (const directory of [`${from}/..`, ...includeDirectories]) {
        const path = normalize(`${directory === "" ? "." : directory}/${name}`);
        const found = path === undefined ? undefined : paths.get(path.toLowerCase());
        if (found !== undefined) return found;
      }
      return undefined;
    },
    read(path) {
      const content = contents.get(path);
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
  };
}

function isAbsolute(name: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(name);
}

/** One spelling per path, or undefined if it climbs above where it starts. */
function normalize(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "." && part !== "") {
      parts.push(part);
    }
  }
  return (/^[/\\]/.test(path) ? "/" : "") + parts.join("/");
}
