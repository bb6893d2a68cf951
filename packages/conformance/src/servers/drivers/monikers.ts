import { IUnknown, implement, sameObject } from "@combind/runtime";
import {
  type BIND_OPTS,
  IBindCtx,
  IMoniker,
  type IRunningObjectTable,
  ROTFLAGS_REGISTRATIONKEEPSALIVE,
} from "#wine";
import { made } from "./native.ts";
import { of, refusal, runDriver } from "./report.ts";

const FILE = "C:\\windows\\notepad.exe";

await runDriver((adopt) => {
  const context = adopt(
    made(IBindCtx, "ole32.dll", "int32 CreateBindCtx(uint32 zero, _Out_ uintptr_t *context)", 0),
  );
  const file = adopt(fileMoniker(FILE));
  const item = adopt(
    made(
      IMoniker,
      "ole32.dll",
      "int32 CreateItemMoniker(str16 mark, str16 name, _Out_ uintptr_t *moniker)",
      "!",
      "Zażółć",
    ),
  );
  const both = adopt(file.composeWith(item, false));
  return {
    options: options(context),
    names: [file, item, both].map((moniker) => moniker.getDisplayName(context, null)),
    parts: of(both.enum$(true), (all) => Array.from(all, (part) => part.getDisplayName(context, null))),
    kinds: [file.isSystemMoniker(), both.isSystemMoniker(), item.isSystemMoniker()],
    classId: file.getClassID(),
    prefix: of(file.commonPrefixWith(adopt(fileMoniker("C:\\windows\\system32"))), (prefix) =>
      prefix.getDisplayName(context, null),
    ),
    hashes: file.hash() === of(fileMoniker(FILE), (same) => same.hash()),
    objects: objects(context),
    running: of(context.getRunningObjectTable(), (table) => running(table, item, context)),
    refused: [
      refusal(() => file.commonPrefixWith(null)),
      refusal(() => file.parseDisplayName(context, null, "!part")),
      refusal(() => item.bindToObject(context, null, IUnknown)),
      refusal(() => context.getObjectParam("none")),
      refusal(() => file.getDisplayName(file as unknown as IBindCtx, null)),
    ],
  };
});

function fileMoniker(path: string): IMoniker {
  return made(IMoniker, "ole32.dll", "int32 CreateFileMoniker(str16 path, _Out_ uintptr_t *moniker)", path);
}

/** A struct that goes in and comes out. */
function options(context: IBindCtx): object {
  const wanted: BIND_OPTS = { cbStruct: 16, grfFlags: 1, grfMode: 2, dwTickCountDeadline: 500 };
  const before = context.getBindOptions({ ...wanted, grfFlags: 0 });
  context.setBindOptions(wanted);
  return { before, after: context.getBindOptions({ ...wanted, grfFlags: 0 }) };
}

/** Objects of this process by name. */
function objects(context: IBindCtx): object {
  return of(implement(IUnknown, {}), (object) => {
    context.registerObjectParam("one", object);
    context.registerObjectParam("two", object);
    const isSame = of(context.getObjectParam("one"), (found) => sameObject(found, object));
    context.revokeObjectParam("one");
    context.revokeObjectParam("two");
    return { isSame, gone: refusal(() => context.getObjectParam("one")) };
  });
}

/** An object of this process in the table of those that run. */
function running(table: IRunningObjectTable, name: IMoniker, context: IBindCtx): object {
  return of(implement(IUnknown, {}), (object) => {
    const cookie = table.register(ROTFLAGS_REGISTRATIONKEEPSALIVE, object, name);
    try {
      table.noteChangeTime(cookie, 132_000_000_000_000_000n);
      return {
        names: of(table.enumRunning(), (all) => Array.from(all, (one) => one.getDisplayName(context, null))),
        changed: table.getTimeOfLastChange(name),
        isSame: of(table.getObject(name), (found) => sameObject(found, object)),
      };
    } finally {
      table.revoke(cookie);
    }
  });
}
