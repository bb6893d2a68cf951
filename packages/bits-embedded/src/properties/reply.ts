import { readFileSync } from "node:fs";
import {
  BG_E_INVALID_STATE,
  BG_E_TOO_LARGE,
  type BG_JOB_REPLY_PROGRESS,
  BG_JOB_STATE,
  BG_JOB_TYPE,
} from "@combind/bits";
import { ComError, E_NOTIMPL } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import { bytesIn } from "../local/byte-ranges.ts";
import { localFailure } from "../local/local-failure.ts";
import { replyNameFor, temporaryNameFor } from "../local/temporary-name.ts";
import { checkLocalName } from "../names/local-name.ts";
import { type FileRecord, newFileRecord } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";
import { size } from "./sizes.ts";

const LARGEST_DATA = 1024 * 1024;

export function replyProgress(record: JobRecord): BG_JOB_REPLY_PROGRESS {
  requireReply(record);
  const { reply } = record;
  return {
    bytesTotal: size(reply?.size ?? null),
    bytesTransferred: size(reply === null ? 0 : bytesIn(reply.filled)),
  };
}

/** The reply itself, if it is no larger than 1 MB; null if the server sent none. */
export function replyData(record: JobRecord): Uint8Array | null {
  requireReply(record);
  const { state, reply } = record;
  if (state !== BG_JOB_STATE.TRANSFERRED && state !== BG_JOB_STATE.ACKNOWLEDGED)
    throw new ComError(BG_E_INVALID_STATE);
  if (reply === null || !reply.transferred || reply.size === 0) return null;
  if (reply.size !== null && reply.size > LARGEST_DATA) throw new ComError(BG_E_TOO_LARGE);
  try {
    return new Uint8Array(readFileSync(reply.completed ? reply.localName : reply.temporaryName));
  } catch (cause) {
    throw new ComError(localFailure(cause, reply).code, { cause });
  }
}

/** Where the reply goes; null while that is not known. */
export function replyFileName(record: JobRecord): string | null {
  requireReply(record);
  return record.reply?.localName ?? null;
}

/** Null or "" has a name made up, at the first Resume if that is still to come. Too late once the reply arrives. */
export function setReplyFileName(job: Job, name: string | null): void {
  requireReply(job.record);
  job.change((record) => {
    const { reply, files } = record;
    if (reply !== null && isArriving(reply)) throw new ComError(BG_E_INVALID_STATE);
    const source = record.resumed ? files[0] : undefined;
    const localName = name
      ? checkLocalName(name, { writableFolder: true })
      : source && replyNameFor(source.localName);
    if (localName === undefined) record.reply = null;
    else if (reply === null) record.reply = newFileRecord("", localName, temporaryNameFor(localName));
    else {
      // A transfer under way has hold of the record.
      reply.localName = localName;
      reply.temporaryName = temporaryNameFor(localName);
    }
  });
}

function isArriving({ size, filled, transferred }: FileRecord): boolean {
  return size !== null || filled.length > 0 || transferred;
}

function requireReply({ type }: JobRecord): void {
  if (type !== BG_JOB_TYPE.UPLOAD_REPLY) throw new ComError(E_NOTIMPL);
}
