import {
  BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE,
  BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD,
  BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY,
  BG_E_READ_ONLY_PROPERTY_AFTER_RESUME,
  BG_E_UNKNOWN_PROPERTY_ID,
  BG_E_UNSUPPORTED_JOB_CONFIGURATION,
  BG_JOB_TYPE,
  BITS_JOB_PROPERTY_ID,
  type BITS_JOB_PROPERTY_VALUE,
} from "@combind/bits";
import { ComError, E_NOTIMPL } from "@combind/runtime";
import type { Job } from "../engine/job.ts";
import type { JobRecord } from "../record/job-record.ts";
import { size } from "./sizes.ts";

const { DYNAMIC_CONTENT, MAX_DOWNLOAD_SIZE, MINIMUM_NOTIFICATION_INTERVAL_MS, ON_DEMAND_MODE } =
  BITS_JOB_PROPERTY_ID;

type Values = BITS_JOB_PROPERTY_VALUE;

export function setJobProperty<K extends keyof Values>(job: Job, id: K, value: Values[K]): void {
  job.change((record) => {
    switch (id) {
      case DYNAMIC_CONTENT:
        return setDynamicContent(record, value as boolean);
      case ON_DEMAND_MODE:
        return setOnDemand(record, value as boolean);
      case MAX_DOWNLOAD_SIZE:
        return setMaximumDownloadSize(record, value as bigint);
      case MINIMUM_NOTIFICATION_INTERVAL_MS:
        record.properties.minimumNotificationInterval = value as number;
        return;
      default:
        throw notThere(id);
    }
  });
}

export function jobProperty({ properties }: JobRecord, id: keyof Values): Values[keyof Values] {
  switch (id) {
    case DYNAMIC_CONTENT:
      return properties.dynamicContent;
    case ON_DEMAND_MODE:
      return properties.onDemand;
    case MAX_DOWNLOAD_SIZE:
      return size(properties.maximumDownloadSize);
    case MINIMUM_NOTIFICATION_INTERVAL_MS:
      return properties.minimumNotificationInterval;
    default:
      throw notThere(id);
  }
}

function setDynamicContent(record: JobRecord, enable: boolean): void {
  requireNewDownload(record);
  if (enable) {
    requireDefaultMethod(record);
    requireWholeFiles(record);
    if (record.properties.onDemand) throw new ComError(BG_E_UNSUPPORTED_JOB_CONFIGURATION);
  }
  record.properties.dynamicContent = enable;
}

/** Only before the first Resume: what has then arrived lies where the mode has put it. */
function setOnDemand(record: JobRecord, enable: boolean): void {
  requireNewDownload(record);
  if (enable) {
    requireDefaultMethod(record);
    requireWholeFiles(record);
    if (record.properties.dynamicContent) throw new ComError(BG_E_UNSUPPORTED_JOB_CONFIGURATION);
  }
  record.properties.onDemand = enable;
}

/** No download reaches 2^53 bytes, so that larger limits are none. */
function setMaximumDownloadSize(record: JobRecord, bytes: bigint): void {
  requireNewDownload(record);
  if (bytes === 0n) throw new ComError(BG_E_MAX_DOWNLOAD_SIZE_INVALID_VALUE);
  record.properties.maximumDownloadSize = bytes > Number.MAX_SAFE_INTEGER ? null : Number(bytes);
}

function requireNewDownload({ type, resumed }: JobRecord): void {
  if (type !== BG_JOB_TYPE.DOWNLOAD) throw new ComError(BG_E_PROPERTY_SUPPORTED_FOR_DOWNLOAD_JOBS_ONLY);
  if (resumed) throw new ComError(BG_E_READ_ONLY_PROPERTY_AFTER_RESUME);
}

function requireDefaultMethod({ http }: JobRecord): void {
  if (http.method !== null) throw new ComError(BG_E_NOT_SUPPORTED_WITH_CUSTOM_HTTP_METHOD);
}

function requireWholeFiles({ files }: JobRecord): void {
  if (files.some(({ ranges }) => ranges !== null)) throw new ComError(BG_E_UNSUPPORTED_JOB_CONFIGURATION);
}

/** A property that this service does not have, or nobody. */
function notThere(id: number): ComError {
  const isNamed = Object.values<number>(BITS_JOB_PROPERTY_ID).includes(id);
  return new ComError(isNamed ? E_NOTIMPL : BG_E_UNKNOWN_PROPERTY_ID);
}
