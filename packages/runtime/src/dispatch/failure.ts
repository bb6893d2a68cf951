import { ComError } from "../errors/com-error.ts";
import { errorInfoOf, failure, splitPlace } from "../errors/failure.ts";
import { offsetOf, view } from "../marshal/scratch.ts";
import type { DispatchCall } from "./call.ts";
import { readException } from "./exception.ts";

const DISP_E_PARAMNOTFOUND = 0x8002_0004;
const DISP_E_TYPEMISMATCH = 0x8002_0005;
const DISP_E_EXCEPTION = 0x8002_0009;

/** Where the number of the wrong argument goes, what says that there is none. */
export const NO_ARGUMENT = 0xffff_ffff;

/** The error of a failed Invoke: what the member raised, or which argument is wrong (`names` has them as they were passed). */
export function invokeFailure(
  hr: number,
  { self, at }: DispatchCall,
  names: readonly string[],
  exception: number,
  argument: number,
): ComError {
  const code = hr >>> 0;
  if (code === DISP_E_EXCEPTION) {
    const { hresult, info } = readException(exception);
    const said = errorInfoOf(self);
    const [type, method] = splitPlace(at);
    return new ComError(hresult ?? code, { interface: type, method, errorInfo: info ?? said });
  }
  const isArgument = code === DISP_E_PARAMNOTFOUND || code === DISP_E_TYPEMISMATCH;
  const index = view.getUint32(offsetOf(argument), true);
  return failure(hr, at, self, isArgument ? names[index] : undefined);
}
