import type { IUnknown } from "../client/iunknown.ts";
import { bind } from "../client/pointer.ts";
import { failure } from "../errors/failure.ts";
import { CallMemory } from "../marshal/call-memory.ts";
import { checkString, outOfRange, wrongType } from "../marshal/checks.ts";
import { WideText } from "../marshal/codecs/text.ts";
import { drop, take } from "../marshal/scratch.ts";
import { dispatchPointer } from "./dispatch-class.ts";

const GET_IDS_OF_NAMES = 5;
const SIGNATURE = "i(pppIIp)";
const LOCALE = 0;
const DISPID_UNKNOWN = -1;
const MOST_NAMES = 16_384;

/**
 * The DISPIDs of a member and of arguments of it, which one call of GetIDsOfNames tells.
 *
 * @throws {ComError} DISP_E_UNKNOWNNAME when the object has no such member, or the member no such argument: then the
 * error's `parameter` is its name
 */
export function dispidsOf(object: IUnknown, member: string, ...argumentNames: readonly string[]): number[] {
  const at = "IDispatch.getIDsOfNames";
  const self = dispatchPointer(object, at, "object");
  checkString(member, at, "member");
  if (member === "") throw outOfRange(member, at, "member", "a name");
  if (!Array.isArray(argumentNames)) throw wrongType(argumentNames, at, "argumentNames", "an array");
  const names = [member, ...argumentNames];
  if (names.length > MOST_NAMES) throw outOfRange(names.length, at, "names", `at most ${MOST_NAMES} names`);
  const memory = new CallMemory();
  const frame = take(16);
  try {
    const texts = memory.records(names, WideText, at, "names");
    const ids = memory.block(names.length * 4);
    for (const index of names.keys()) ids.view.setInt32(index * 4, DISPID_UNKNOWN, true);
    const getIds = self.slots[GET_IDS_OF_NAMES] ?? bind(self, GET_IDS_OF_NAMES, SIGNATURE);
    const hr = getIds(self.address, frame, texts.address, names.length, LOCALE, ids.address);
    const found = names.map((_, index) => ids.view.getInt32(index * 4, true));
    if (hr < 0) throw failure(hr, `IDispatch.${member}`, self, unknownArgument(names, found));
    return found;
  } finally {
    memory.free();
    drop(frame);
  }
}

/** The first argument's name that the object does not know, where it knows the member. */
function unknownArgument(names: readonly string[], found: readonly number[]): string | undefined {
  if (found[0] === DISPID_UNKNOWN) return undefined;
  return names.find((_, index) => index > 0 && found[index] === DISPID_UNKNOWN);
}
