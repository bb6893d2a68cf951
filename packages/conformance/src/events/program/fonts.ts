import { advise, dispatch, IPropertyNotifySink } from "@combind/system";
import { FontEvents, StdFont } from "#events";

/** DISPIDs of a font's properties. */
const NAME = 0;
const BOLD = 3;

/** Changes a font that tells of it twice: through the vtable of one receiver, and through Invoke of another. */
export function fonts(): object {
  const heard: unknown[] = [];
  const font = StdFont.create();
  const late = dispatch(font);
  const controller = new AbortController();
  const vtable = advise(
    font,
    IPropertyNotifySink,
    { onChanged: (id) => void heard.push(`vtable ${id}`) },
    { signal: controller.signal },
  );
  const byDispid = advise(font, FontEvents, {
    fontChanged(name) {
      heard.push(`dispinterface ${name}`);
      if (name === "Bold") throw new Error("fonts do not listen to this");
    },
  });
  late.put(NAME, "Zażółć");
  late.put(BOLD, true);
  controller.abort();
  late.put(BOLD, false);
  byDispid.dispose();
  byDispid.dispose();
  late.put(BOLD, true);
  const isBold = late.get(BOLD);
  font.dispose();
  return { heard, isOpen: [vtable.isOpen, byDispid.isOpen], isBold };
}
