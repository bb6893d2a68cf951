import { putErrorInfo, takeErrorInfo } from "../errors/error-slot.ts";
import { failure } from "../errors/failure.ts";
import { IERROR_INFO } from "../errors/iids.ts";
import { NullResultError } from "../errors/null-result-error.ts";
import { noteSaid } from "../errors/said.ts";
import { giveBack } from "../lifetime/give-back.ts";
import { readPointer } from "../marshal/cells.ts";
import { writeGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import type { InterfaceClass } from "../plan.ts";
import { errorInfoObject } from "../server/error-info-object.ts";
import { argumentPointer, checkInterfaceClass, IUnknown, wrap } from "./iunknown.ts";
import { queryInterface } from "./reference.ts";

/**
 * Says more about a failure that a handler is about to answer: SetErrorInfo of oleaut32, off Windows a slot of this
 * thread's own. Callers look at it when the object tells them so through ISupportErrorInfo. null takes back what is there.
 *
 * @param info an object that has IErrorInfo; the wrapper stays the caller's
 * @throws {ComError} E_NOINTERFACE when it has not
 */
export function setErrorInfo(info: IUnknown | null): void {
  if (info === null) {
    putErrorInfo(0);
    noteSaid();
    return;
  }
  const at = "IErrorInfo.setErrorInfo";
  const pointer = argumentPointer(info, IUnknown, at, "info");
  const cell = take(32);
  try {
    writeGuid(cell + 16, IERROR_INFO);
    const hr = queryInterface(pointer.address, cell + 16, cell);
    if (hr < 0) throw failure(hr, at, pointer);
    const found = readPointer(cell);
    if (found === 0) throw new NullResultError(at, "info");
    putErrorInfo(found);
    noteSaid();
    giveBack(found);
  } finally {
    drop(cell);
  }
}

/**
 * Takes what was last said on this thread with SetErrorInfo, as an interface of that object; null if there is nothing.
 * The errors of failed calls have taken it already: it is for callers that do without them.
 */
export function getErrorInfo<T extends IUnknown>(type: InterfaceClass<T>): T | null {
  checkInterfaceClass(type, "getErrorInfo");
  const info = takeErrorInfo();
  if (info === 0) return null;
  const wrapper = typeof info === "number" ? wrap(IUnknown, info) : errorInfoObject(info);
  try {
    return wrapper.as(type);
  } finally {
    wrapper.dispose();
  }
}
