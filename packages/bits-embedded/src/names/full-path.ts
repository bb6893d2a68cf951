/** MAX_PATH, which does not count the terminating NUL here. */
const LONGEST_PATH = 260;

/** "c:\" or "\\server\share\", but not "\\?\" and "\\.\", which name devices. */
const WINDOWS_ROOT = /^(?:[A-Za-z]:[\\/]|\\\\[^\\/?.][^\\/]*[\\/][^\\/]+[\\/])/;

/** Wildcards, streams, and what Windows has in no name. */
const WINDOWS_RESERVED = /[<>:"|?*\p{Cc}]/u;

/**
 * Whether a text is the full path of a file, without wildcards, on Windows or elsewhere. Only the text is looked at.
 */
export function isFullPath(text: string, windows: boolean): boolean {
  if (text.length > LONGEST_PATH) return false;
  const [root] = (windows ? WINDOWS_ROOT : /^\//).exec(text) ?? [];
  if (root === undefined) return false;
  const rest = text.slice(root.length);
  if ((windows ? WINDOWS_RESERVED : /[?*\0]/).test(rest)) return false;
  const name = rest.split(windows ? /[\\/]/ : "/").at(-1);
  return name !== "" && name !== "." && name !== "..";
}
