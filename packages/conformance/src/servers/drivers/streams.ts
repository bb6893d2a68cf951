import { guid, pointerOf, raw } from "@combind/runtime";
import { readAll, streamOver } from "@combind/system";
import { ILockBytes, IStorage, IStream, STATFLAG, type STATSTG, STGC, STGTY, STREAM_SEEK } from "#wine";
import { made, native } from "./native.ts";
import { hex, of, refusal, runDriver } from "./report.ts";

/** More than a megabyte, of no power of two. */
const LARGE = 1_234_567;

const CLASS = guid("00021401-0000-0000-C000-000000000046");

/** For this program alone. */
const READ_WRITE = 0x12;
const CREATE = 0x1000;

await runDriver((adopt) => {
  const stream = adopt(onMemory());
  return {
    shared: shared(stream),
    copied: copied(adopt(onMemory()), adopt(onMemory())),
    implemented: implemented(adopt(onMemory())),
    large: large(adopt(onMemory())),
    committed: [refusal(() => stream.commit(STGC.DEFAULT)), refusal(() => stream.revert())],
    isKnown: isKnown(stream),
    storage: of(memoryBytes(), stored),
    refused: [
      refusal(() => stream.lockRegion(0n, 1n, 1)),
      refusal(() => stream.seek(-1n, STREAM_SEEK.SET)),
      refusal(() => stream.copyTo(null, 1n)),
      refusal(() => stream.seek(0 as unknown as bigint, STREAM_SEEK.SET)),
      refusal(() => stream.write("text" as unknown as Uint8Array)),
      refusal(() => stream.setSize(-1n)),
    ],
  };
});

/** Two streams over the same bytes: what one writes the other reads, and each has a position of its own. */
function shared(stream: IStream): object {
  const written = [stream.write(bytes("0123456789")), stream.write(new Uint8Array(0))];
  const at = stream.seek(0n, STREAM_SEEK.CUR);
  return of(stream.clone(), (second) => {
    const began = second.seek(0n, STREAM_SEEK.CUR);
    const found = [second.seek(-4n, STREAM_SEEK.END), text(second.read(10)), text(second.read(5))];
    stream.seek(2n, STREAM_SEEK.SET);
    stream.write(bytes("--"));
    second.seek(0n, STREAM_SEEK.SET);
    const read = [text(second.read(0)), text(second.read(99))];
    const stat = told(second.stat(STATFLAG.NONAME));
    stream.setSize(3n);
    const cut = stream.stat(STATFLAG.NONAME).cbSize;
    stream.setSize(6n);
    stream.seek(0n, STREAM_SEEK.SET);
    return { written, at, began, found, read, stat, cut, grownTo: stream.read(9).length };
  });
}

function onMemory(): IStream {
  const prototype = "int32 CreateStreamOnHGlobal(void *memory, int free, _Out_ uintptr_t *stream)";
  return made(IStream, "ole32.dll", prototype, null, 1);
}

function bytes(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function text(value: Uint8Array): string {
  return new TextDecoder().decode(value);
}

function told({ pwcsName, type, cbSize, clsid, grfLocksSupported }: STATSTG) {
  return { pwcsName, isStream: type === STGTY.STREAM, cbSize, clsid, grfLocksSupported };
}

function copied(from: IStream, to: IStream): object {
  from.write(bytes("abcdefgh"));
  from.seek(2n, STREAM_SEEK.SET);
  const some = from.copyTo(to, 3n);
  const rest = from.copyTo(to, 0xffff_ffff_ffff_ffffn);
  to.seek(0n, STREAM_SEEK.SET);
  return { some, rest, text: text(to.read(99)) };
}

/** Wine's stream hands on to one in JavaScript, which hands on to Wine's. */
function implemented(stream: IStream): object {
  stream.write(bytes("abcdefgh"));
  stream.seek(0n, STREAM_SEEK.SET);
  return of(streamOver(bytes("..")), (ours) =>
    of(ours.as(IStream), (target) => {
      target.seek(1n, STREAM_SEEK.SET);
      const there = stream.copyTo(target, 4n);
      target.seek(0n, STREAM_SEEK.SET);
      const back = target.copyTo(stream, 99n);
      ours.seek(0n, STREAM_SEEK.SET);
      stream.seek(0n, STREAM_SEEK.SET);
      return { there, back, ours: text(readAll(ours)), theirs: text(stream.read(99)) };
    }),
  );
}

function large(stream: IStream): object {
  const content = Uint8Array.from({ length: LARGE }, (_, index) => index * 7);
  const written = stream.write(content);
  stream.seek(0n, STREAM_SEEK.SET);
  return { written, isEqual: Buffer.compare(content, stream.read(LARGE + 1)) === 0 };
}

/** Whether a function of the system takes the stream for what it has made. */
function isKnown(stream: IStream): boolean {
  const cell: [number] = [0];
  const get = native("ole32.dll", "int32 GetHGlobalFromStream(uintptr_t stream, _Out_ uintptr_t *memory)");
  return get(pointerOf(stream), cell) === 0 && cell[0] !== 0;
}

function memoryBytes(): ILockBytes {
  const prototype = "int32 CreateILockBytesOnHGlobal(void *memory, int free, _Out_ uintptr_t *out)";
  return made(ILockBytes, "ole32.dll", prototype, null, 1);
}

/** A file within memory: streams and storages by name, what is in them, and their class. */
function stored(memory: ILockBytes): object {
  const prototype =
    "int32 StgCreateDocfileOnILockBytes(uintptr_t bytes, uint32 mode, uint32 zero, _Out_ uintptr_t *out)";
  const file = made(IStorage, "ole32.dll", prototype, pointerOf(memory), READ_WRITE | CREATE, 0);
  return of(file, (storage) => {
    of(storage.createStream("Zażółć", READ_WRITE, 0, 0), (inner) => inner.write(bytes("inner")));
    of(storage.createStorage("folder", READ_WRITE, 0, 0), (folder) => folder.setClass(CLASS));
    storage.renameElement("folder", "drawer");
    storage.commit(STGC.DEFAULT);
    const elements = of(storage.enumElements(0, null, 0), (all) => all.next(9));
    return {
      elements: elements.map(({ pwcsName, type, cbSize, clsid }) => ({ pwcsName, type, cbSize, clsid })),
      read: of(storage.openStream("Zażółć", raw(0), READ_WRITE, 0), (inner) => text(inner.read(99))),
      head: hex(memory.readAt(0n, 8)),
      missing: refusal(() => storage.openStream("none", raw(0), READ_WRITE, 0)),
    };
  });
}
