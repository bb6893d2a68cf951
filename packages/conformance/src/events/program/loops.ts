import { dispatch, eventsOf, IPropertyNotifySink } from "@combind/system";
import { FontEvents, StdFont } from "#events";

const ITALIC = 4;
const UNDERLINE = 5;

/** The events of a font one after the other. */
export async function loops(): Promise<object> {
  const heard: unknown[] = [];
  const font = StdFont.create();
  const late = dispatch(font);
  const changes = eventsOf(font, IPropertyNotifySink, { capacity: 1 });
  const events = eventsOf(font, FontEvents);
  late.put(ITALIC, true);
  for await (const { name, args } of events) {
    heard.push([name, ...args]);
    if (args[0] === "Underline") break;
    setImmediate(() => late.put(UNDERLINE, true));
  }
  late.put(ITALIC, false);
  const last = await changes.next();
  heard.push([last.value?.name, last.value?.args[0]], changes.lost, await events.next());
  await changes.return();
  font.dispose();
  return heard;
}
