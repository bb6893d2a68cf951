import { E_FAIL, E_NOINTERFACE, E_NOTIMPL, E_POINTER, RPC_E_DISCONNECTED, S_OK } from "../errors/hresults.ts";
import { enterCallback, leaveCallback } from "../lifetime/callbacks.ts";
import { writePointer } from "../marshal/cells.ts";
import { readGuid } from "../marshal/guid.ts";
import { drop, take } from "../marshal/scratch.ts";
import { registerThunk } from "../native/functions.ts";
import { copyMemory, POINTER_SIZE } from "../native/memory.ts";
import { reportHandlerError } from "./handler-error.ts";
import { objectAt } from "./objects.ts";

interface SharedThunks {
  /** QueryInterface, AddRef, Release. */
  readonly identity: readonly number[];
  readonly notImplemented: number;
}

let thunks: SharedThunks | undefined;

/** Registered together with the first vtable, which cannot be made inside a callback: none exists before it. */
function sharedThunks(): SharedThunks {
  thunks ??= {
    identity: [
      registerThunk(queryInterfaceThunk, "i(ppp)"),
      registerThunk(addRef, "I(p)"),
      registerThunk(releaseThunk, "I(p)"),
    ],
    notImplemented: registerThunk(() => E_NOTIMPL | 0, "i(p)"),
  };
  return thunks;
}

/** QueryInterface, AddRef and Release, which all objects share. */
export function identityThunks(): readonly number[] {
  return sharedThunks().identity;
}

/** Answers E_NOTIMPL, whatever the parameters, on platforms where the caller removes them from the stack. */
export function notImplementedThunk(): number {
  return sharedThunks().notImplemented;
}

function queryInterfaceThunk(self: number, iid: number, cell: number): number {
  try {
    return queryInterface(self, iid, cell) | 0;
  } catch {
    return E_FAIL | 0;
  }
}

/** The IID decides alone, so that identity is symmetric, transitive and stable, as COM demands. */
function queryInterface(self: number, iid: number, cell: number): number {
  if (cell === 0) return E_POINTER;
  const frame = take(32);
  try {
    copyMemory(cell, frame, POINTER_SIZE);
    if (iid === 0) return E_POINTER;
    const object = objectAt(self);
    if (object === undefined) return RPC_E_DISCONNECTED;
    copyMemory(frame + 16, iid, 16);
    const name = readGuid(frame + 16);
    const face = object.layout.faces.get(name);
    if (face !== undefined) {
      writePointer(frame, object.address + face * POINTER_SIZE);
      object.references++;
    } else {
      const hr = object.agility?.query(name, frame) ?? E_NOINTERFACE;
      if (hr !== S_OK) return hr;
    }
    copyMemory(cell, frame, POINTER_SIZE);
    return S_OK;
  } finally {
    drop(frame);
  }
}

function addRef(self: number): number {
  const object = objectAt(self);
  return object === undefined ? 0 : ++object.references;
}

function releaseThunk(self: number): number {
  try {
    return release(self);
  } catch {
    return 0;
  }
}

function release(self: number): number {
  const object = objectAt(self);
  if (object === undefined) return 0;
  const left = --object.references;
  if (left > 0) return left;
  object.destroy();
  if (object.finalRelease !== undefined) {
    enterCallback();
    try {
      const done: unknown = object.finalRelease();
      // A promise that fails later must not end the process.
      if (done instanceof Promise) done.catch((error: unknown) => reportHandlerError(error, "finalRelease"));
    } catch (error) {
      reportHandlerError(error, "finalRelease");
    } finally {
      leaveCallback();
    }
  }
  return 0;
}
