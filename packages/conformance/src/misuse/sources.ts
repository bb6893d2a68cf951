import { ComError, type Guid, type InterfaceClass, type IUnknown, implement } from "@combind/runtime";
import { IConnectionPoint, IConnectionPointContainer } from "@combind/system";

const CONNECT_E_NOCONNECTION = 0x8004_0200;

/** An object that sends events of one class. */
export interface Source<T extends IUnknown> {
  readonly object: IUnknown;
  /** Calls every receiver. */
  fire(send: (receiver: T) => void): void;
}

/** What the source does otherwise than it should. */
export interface Whims {
  readonly onAdvise?: () => number;
  readonly onUnadvise?: () => void;
}

/** A source whose receivers may be kept after they have gone, as bad ones do. */
export function sourceOf<T extends IUnknown>(type: InterfaceClass<T>, whims: Whims = {}): Source<T> {
  const receivers: T[] = [];
  const point = (): IConnectionPoint =>
    implement(IConnectionPoint, {
      advise(receiver) {
        receivers.push(receiver.as(type));
        return whims.onAdvise?.() ?? receivers.length;
      },
      unadvise: () => whims.onUnadvise?.(),
    });
  const object = implement(IConnectionPointContainer, {
    findConnectionPoint(iid: Guid) {
      if (iid !== type.iid) throw new ComError(CONNECT_E_NOCONNECTION);
      return point();
    },
  });
  return {
    object,
    fire: (send) => {
      for (const receiver of receivers) send(receiver);
    },
  };
}
