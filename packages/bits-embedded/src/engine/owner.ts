import { userInfo } from "node:os";

/**
 * The SID of whom this process runs as: the authority that maps Unix users, or the null SID on Windows, where asking for
 * the real one takes native code.
 */
export function ownerSid(): string {
  const { uid } = userInfo();
  return uid === -1 ? "S-1-0-0" : `S-1-22-1-${uid}`;
}
