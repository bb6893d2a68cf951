import {
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyManager,
} from "@combind/bits";
import { createInstanceFrom, type Guid, IUnknown, sameObject } from "@combind/runtime";
import { HttpOptionsServer, IShapes } from "#recorder";
import type { Transcript } from "./transcript.ts";

/** Creation, the three slots of IUnknown, identity, and the end of an object. */
export function driveLifetime(transcript: Transcript, library: string): void {
  transcript.section("creation, QueryInterface, AddRef, Release");
  const options = transcript.call(() =>
    createInstanceFrom(library, HttpOptionsServer.clsid, IBackgroundCopyJobHttpOptions2),
  )!;
  const base = transcript.call(() => options.as(IBackgroundCopyJobHttpOptions))!;
  const shapes = transcript.call(() => options.as(IShapes))!;
  const unknown = transcript.call(() => shapes.as(IUnknown))!;
  transcript.call(() => sameObject(options, shapes));
  transcript.call(() => shapes.as(IBackgroundCopyManager));
  transcript.call(() => shapes.tryAs(IBackgroundCopyManager));
  const kept = transcript.call(() => options.retain())!;
  transcript.call(() => options.dispose());
  transcript.call(() => options.dispose());
  transcript.call(() => kept.getHttpMethod());
  transcript.call(() => kept.dispose());
  transcript.call(() => base.dispose());
  transcript.call(() => unknown.dispose());
  transcript.call(() => shapes.dispose());

  const nobody = "3d1ce9c0-52a6-4e43-b7a1-0d0a65a8f005" as Guid;
  transcript.call(() => createInstanceFrom(library, nobody, IShapes));
  transcript.call(() => createInstanceFrom(library, HttpOptionsServer.clsid, IBackgroundCopyManager));
  transcript.memory();
}
