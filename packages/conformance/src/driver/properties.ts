import {
  BG_AUTH_TARGET,
  BITS_FILE_PROPERTY_ID,
  BITS_JOB_PROPERTY_ID,
  BITS_JOB_TRANSFER_POLICY,
  IBackgroundCopyFile6,
  IBackgroundCopyJob5,
} from "@combind/bits";
import { guid } from "@combind/runtime";
import type { IRecorder } from "#recorder";
import { createMember } from "./members.ts";
import type { Transcript } from "./transcript.ts";

/** Every arm of the two unions of BITS, by value and by pointer. */
export function driveProperties(transcript: Transcript, recorder: IRecorder): void {
  transcript.section("the properties of jobs and files");
  const job = createMember(recorder, IBackgroundCopyJob5);
  const id = BITS_JOB_PROPERTY_ID;
  transcript.call(() => job.setProperty(id.ID_COST_FLAGS, BITS_JOB_TRANSFER_POLICY.ALWAYS));
  transcript.call(() => job.setProperty(6, 0));
  transcript.call(() => job.setProperty(8, 4294967295));
  transcript.call(() => job.setProperty(id.NOTIFICATION_CLSID, guid("01234567-89ab-cdef-0123-456789abcdef")));
  transcript.call(() => job.setProperty(id.DYNAMIC_CONTENT, true));
  transcript.call(() => job.setProperty(id.HIGH_PERFORMANCE, false));
  transcript.call(() => job.setProperty(id.ON_DEMAND_MODE, true));
  transcript.call(() => job.setProperty(id.MAX_DOWNLOAD_SIZE, 18446744073709551615n));
  transcript.call(() => job.setProperty(id.USE_STORED_CREDENTIALS, BG_AUTH_TARGET.PROXY));
  transcript.call(() => job.setProperty(id.MINIMUM_NOTIFICATION_INTERVAL_MS, 500));
  transcript.call(() => job.setProperty(11 as never, 1 as never));
  for (const key of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const) {
    transcript.call(() => job.getProperty(key as 1), `job.getProperty(${key})`);
  }
  job.dispose();

  const file = createMember(recorder, IBackgroundCopyFile6);
  const { HTTP_RESPONSE_HEADERS } = BITS_FILE_PROPERTY_ID;
  transcript.call(() => file.setProperty(HTTP_RESPONSE_HEADERS, "A: 1\r\n"));
  transcript.call(() => file.getProperty(HTTP_RESPONSE_HEADERS));
  transcript.answered(0x80004005, 1, () => file.getProperty(HTTP_RESPONSE_HEADERS));
  transcript.answered(0, 0, () => file.getProperty(HTTP_RESPONSE_HEADERS));
  file.dispose();
  transcript.memory();
}
