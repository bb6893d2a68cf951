import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInstance, type Guid } from "@combind/runtime";
import { dispatch, IDispatch, type LateBound } from "@combind/system";
import { tell } from "./tell.ts";

const FILE_SYSTEM = "0d43fe01-f093-11cf-8940-00a0c9054228" as Guid;

/** Scripting.FileSystemObject, whose results are objects. */
export function files(folder: string): void {
  const system = dispatch(createInstance(FILE_SYSTEM, IDispatch));
  const path = join(folder, "one.txt");
  tell("exists", () => [system.call("FileExists", path), system.call("FolderExists", folder)]);
  tell("name", () => system.call("GetFileName", path));
  tell("extension", () => system.call("GetExtensionName", path));
  tell("build path", () => system.call("BuildPath", "C:\\a", "b.txt"));
  tell("file", () =>
    using(system, "GetFile", path, (file) => [file.get("Name"), file.get("Size"), file.get("Attributes")]),
  );
  tell("read lines", () =>
    using(system, "OpenTextFile", path, (stream) => [stream.call("ReadLine"), stream.call("ReadLine")]),
  );
  tell("write", () => {
    const stream = dispatch(system.call("CreateTextFile", join(folder, "new.txt"), true));
    stream.call("Write", "written");
    stream.call("Close");
    stream[Symbol.dispose]();
    return readFileSync(join(folder, "new.txt"), "latin1");
  });
  tell("files of a folder", () =>
    using(system, "GetFolder", folder, (found) => {
      const list = dispatch(found.get("Files"));
      const names: unknown[] = [];
      for (const file of list) names.push(dispatch(file).get("Name"));
      const count = list.get("Count");
      list[Symbol.dispose]();
      return [count, names.sort()];
    }),
  );
  tell("file that is not there", () => system.call("GetFile", join(folder, "none.txt")));
  tell("folder that is not there", () => system.call("GetFolder", join(folder, "none")));
  tell("wrong type", () => system.call("FileExists", [1]));
  system[Symbol.dispose]();
}

/** Calls a method that answers an object, uses that, and gives it back. */
function using<T>(system: LateBound, method: string, path: string, use: (object: LateBound) => T): T {
  const object = dispatch(system.call(method, path));
  try {
    return use(object);
  } finally {
    object[Symbol.dispose]();
  }
}
