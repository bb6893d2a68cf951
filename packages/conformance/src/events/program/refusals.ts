import { createInstance, guid, type IUnknown, isComError } from "@combind/runtime";
import { advise, IDispatch } from "@combind/system";
import { FontEvents, StdFont, XMLDOMDocumentEvents } from "#events";

const DICTIONARY = guid("ee09b103-97e0-11cf-978f-00a02463e06f");

/** Objects that send no events, or others. */
export function refusals(): string[] {
  return [
    refusal(createInstance(DICTIONARY, IDispatch), (object) => advise(object, FontEvents, {})),
    refusal(StdFont.create(), (object) => advise(object, XMLDOMDocumentEvents, {})),
  ];
}

function refusal(object: IUnknown, act: (object: IUnknown) => Disposable): string {
  try {
    act(object)[Symbol.dispose]();
    return "succeeds";
  } catch (error) {
    if (!isComError(error)) throw error;
    return `${error.code} of ${error.parameter}`;
  } finally {
    object.dispose();
  }
}
