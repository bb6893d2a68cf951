import {
  BG_JOB_STATE,
  BG_JOB_TYPE,
  BG_NOTIFY_FILE_RANGES_TRANSFERRED,
  BG_NOTIFY_FILE_TRANSFERRED,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_MODIFICATION,
  BG_NOTIFY_JOB_TRANSFERRED,
} from "@combind/bits";
import type { FileRecord, FilledRange } from "../record/file-record.ts";
import type { JobRecord } from "../record/job-record.ts";

/**
 * What a subscriber may be told, first what is told first. The value is the flag that asks for it.
 *
 * Facts follow from the job's state and are repeated until the subscriber accepts them. The others are news: told once,
 * and at most once in an interval.
 */
export const TOPICS = [
  BG_NOTIFY_FILE_RANGES_TRANSFERRED,
  BG_NOTIFY_FILE_TRANSFERRED,
  BG_NOTIFY_JOB_TRANSFERRED,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_MODIFICATION,
] as const;
export type Topic = (typeof TOPICS)[number];

/** One thing that a subscriber is to be told. */
export interface Notice {
  readonly topic: Topic;
  readonly file: FileRecord | null;
  /** What has arrived of the file, where the topic is that. */
  readonly ranges: FilledRange[];
  /** While it lasts the notice is not told: it was refused, or one like it was told just before. */
  pause: Disposable | null;
}

export function isFact({ topic }: Notice): boolean {
  return topic !== BG_NOTIFY_FILE_RANGES_TRANSFERRED && topic !== BG_NOTIFY_JOB_MODIFICATION;
}

/** Whether there is still a reason to tell it. */
export function holds({ topic, file }: Notice, record: JobRecord): boolean {
  switch (topic) {
    case BG_NOTIFY_JOB_TRANSFERRED:
      return record.state === BG_JOB_STATE.TRANSFERRED;
    case BG_NOTIFY_JOB_ERROR:
      return record.state === BG_JOB_STATE.ERROR;
    case BG_NOTIFY_FILE_TRANSFERRED:
      return file!.transferred && (record.type === BG_JOB_TYPE.DOWNLOAD || file === record.reply);
    default:
      return true;
  }
}

export function newNotice(topic: Topic, file: FileRecord | null = null): Notice {
  return { topic, file, ranges: [], pause: null };
}

/** The facts about a job as it is. Files that are sent are no files transferred; the reply to them is one. */
export function factsOf(record: JobRecord): Notice[] {
  const files = record.reply === null ? record.files : [...record.files, record.reply];
  return [
    ...files.map((file) => newNotice(BG_NOTIFY_FILE_TRANSFERRED, file)),
    newNotice(BG_NOTIFY_JOB_TRANSFERRED),
    newNotice(BG_NOTIFY_JOB_ERROR),
  ].filter((fact) => holds(fact, record));
}
