import { VARIANT_SIZE } from "../../automation/variant.ts";
import { isPut } from "../../dispatch/kind.ts";
import { ComError } from "../../errors/com-error.ts";
import { E_POINTER } from "../../errors/hresults.ts";
import { pointerAt } from "../../marshal/fields.ts";
import { viewOf } from "../../marshal/records.ts";
import { POINTER_SIZE } from "../../native/memory.ts";
import type { ServedMember } from "./members.ts";

const DISP_E_PARAMNOTFOUND = 0x8002_0004;
const DISP_E_BADPARAMCOUNT = 0x8002_000e;
const DISPID_PROPERTYPUT = -3;

/** More than any call has: a DISPPARAMS that tells more is none. */
const MOST_ARGUMENTS = 0xffff;

/** Which VARIANT is which argument of a call. */
export interface Places {
  /** A copy of the VARIANTs. */
  readonly view: DataView;
  /** By parameter, the index of the VARIANT; undefined for what is left out. */
  readonly indices: readonly (number | undefined)[];
  /** The VARIANTs of a parameter that stands for any number. */
  readonly rest: readonly number[];
}

/** Reads the DISPPARAMS at an address. Its array is back to front, behind the arguments that have names. */
export function placesOf(address: number, member: ServedMember, blame: (index: number) => void): Places {
  if (address === 0) throw new ComError(E_POINTER);
  const given = viewOf(address, POINTER_SIZE * 2 + 8);
  const count = given.getUint32(POINTER_SIZE * 2, true);
  const named = given.getUint32(POINTER_SIZE * 2 + 4, true);
  if (count > MOST_ARGUMENTS || named > count) throw new ComError(DISP_E_BADPARAMCOUNT);
  const view = viewOf(pointerAt(given, 0), count * VARIANT_SIZE);
  const names = viewOf(pointerAt(given, POINTER_SIZE), named * 4);

  const { parameters, kind } = member;
  const hasRest = parameters.at(-1)?.rest === true;
  const fixed = hasRest ? parameters.length - 1 : parameters.length;
  const positional = Array.from({ length: count - named }, (_, place) => count - 1 - place);
  if (positional.length > fixed && !hasRest) throw new ComError(DISP_E_BADPARAMCOUNT);
  const indices: (number | undefined)[] = parameters.map((_, place) =>
    place < fixed ? positional[place] : undefined,
  );
  for (let index = 0; index < named; index++) {
    const name = names.getInt32(index * 4, true);
    const place = name === DISPID_PROPERTYPUT && isPut(kind) ? parameters.length - 1 : name;
    if (place < 0 || place >= fixed || indices[place] !== undefined) {
      blame(index);
      throw new ComError(DISP_E_PARAMNOTFOUND);
    }
    indices[place] = index;
  }
  return { view, indices, rest: positional.slice(fixed) };
}
