import { ComError, type InterfaceClass, type IUnknown, isComError, NullResultError } from "@combind/runtime";
import { type IConnectionPoint, IConnectionPointContainer } from "../gen/index.ts";

const CONNECT_E_NOCONNECTION = 0x8004_0200;

/**
 * Where an object sends the events of an interface from.
 *
 * @throws {ComError} E_NOINTERFACE when the object sends no events at all, CONNECT_E_NOCONNECTION when it sends none of
 * this interface
 */
export function connectionPointOf(object: IUnknown, type: InterfaceClass): IConnectionPoint {
  const container = object.as(IConnectionPointContainer);
  try {
    return container.findConnectionPoint(type.iid);
  } catch (error) {
    if (!isComError(error, CONNECT_E_NOCONNECTION) && !(error instanceof NullResultError)) throw error;
    throw new ComError(CONNECT_E_NOCONNECTION, {
      interface: "IConnectionPointContainer",
      method: "findConnectionPoint",
      parameter: type.interfaceName,
      text: `the object sends no events of ${type.interfaceName}`,
      cause: error,
    });
  } finally {
    container.dispose();
  }
}
