import { hresultName, type IUnknown, sameObject } from "@combind/runtime";
import { advise, type CONNECTDATA, type IConnectionPoint, IConnectionPointContainer } from "@combind/system";
import { DSourceEvents, ISourceEvents } from "#events";
import { ended, withSource } from "./source.ts";

const NAMES: Readonly<Record<string, string>> = {
  [ISourceEvents.iid]: "ISourceEvents",
  [DSourceEvents.iid]: "DSourceEvents",
};

/** The connection points of a source: in a loop, by number, and from a copy. */
export function points(): Promise<object> {
  return withSource((source) => {
    const container = source.as(IConnectionPointContainer);
    const all = container.enumConnectionPoints();
    const names = [...all].length;
    all.reset();
    const looped: unknown[] = [];
    for (const point of all) looped.push(nameOf(point), homeOf(point, source));
    all.reset();
    for (const _point of all) break;
    all.reset();
    const skipped = [all.skip(1), all.skip(5)].map(hresultName);
    all.reset();
    all.skip(1);
    const copy = all.clone();
    const [counts, kept] = [[all.next(5), all.next(1)], copy.next(1)];
    const found = container.findConnectionPoint(DSourceEvents.iid);
    const isFound = kept[0] !== undefined && sameObject(found, kept[0]);
    const lengths = counts.map((batch) => batch.length);
    for (const one of [...counts.flat(), ...kept, found, copy, all, container]) one.dispose();
    return { names, looped, skipped, lengths, isFound, objects: source.getObjects() };
  });
}

/** Those who are connected to a point, seen from outside. */
export function connections(): Promise<object> {
  return withSource((source) => {
    const open = Array.from({ length: 40 }, () => advise(source, ISourceEvents, {}));
    const other = advise(source, DSourceEvents, {});
    const container = source.as(IConnectionPointContainer);
    const point = container.findConnectionPoint(ISourceEvents.iid);
    const all = point.enumConnections();
    // Those who come and go now do not change what the enumerator tells.
    open.pop()!.dispose();
    open.push(advise(source, ISourceEvents, {}));
    const cookies = Array.from(all, ({ dwCookie }) => dwCookie);
    all.reset();
    const isSink: boolean[] = [];
    for (const { unk } of all) isSink.push(hasInterface(unk));
    all.reset();
    const skipped = [all.skip(38), all.skip(5)].map(hresultName);
    all.reset();
    all.skip(39);
    const copy = all.clone();
    const [last, none] = [copy.next(5), copy.next(1)];
    const counts = [last.length, none.length, last[0]?.dwCookie];
    dispose(last);
    for (const one of [copy, all]) one.dispose();
    const again = point.enumConnections();
    const now = Array.from(again, ({ dwCookie }) => dwCookie);
    for (const one of [again, point, container, ...open, other]) one.dispose();
    return {
      cookies: cookies.join() === Array.from({ length: 40 }, (_, index) => index + 1).join(),
      sinks: isSink.filter(Boolean).length,
      skipped,
      counts,
      now: [now.length, now.at(-1)],
      ended: ended(source),
      objects: source.getObjects(),
    };
  });
}

function nameOf(point: IConnectionPoint): string | undefined {
  return NAMES[point.getConnectionInterface()];
}

/** Whether the container of a point is the object. */
function homeOf(point: IConnectionPoint, source: IUnknown): boolean {
  const container = point.getConnectionPointContainer();
  const isSame = sameObject(container, source);
  container.dispose();
  return isSame;
}

function hasInterface(object: IUnknown | null): boolean {
  const sink = object?.tryAs(ISourceEvents);
  sink?.dispose();
  return sink !== null && sink !== undefined;
}

function dispose(data: readonly CONNECTDATA[]): void {
  for (const { unk } of data) unk?.dispose();
}
