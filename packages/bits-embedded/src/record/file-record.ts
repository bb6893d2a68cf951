/** One file of a job, or its reply. Plain data, like the job's. */
export interface FileRecord {
  remoteName: string;
  /** Full path of the file that Complete makes, or that an upload reads. */
  localName: string;
  /** Full path of what a download is written to until Complete, in the folder of `localName`. Empty for uploads. */
  temporaryName: string;
  /** Parts of the remote file, in the order in which the local file concatenates them; null for the whole. */
  ranges: readonly RequestedRange[] | null;
  /** Bytes to transfer, ranges counted; null until known. */
  size: number | null;
  /** The remote file's own size and its Last-Modified as sent: if either changes, the file starts over. */
  remote: RemoteVersion | null;
  /** Which bytes of the local file have arrived: ascending, disjoint, not adjacent. */
  filled: readonly FilledRange[];
  /** Bytes sent of an upload. */
  sent: number;
  /** Everything is there, checked and on disk under `temporaryName` (downloads), or at the server (uploads). */
  transferred: boolean;
  /** The modification time that the temporary file got when it was whole, in milliseconds since 1970; null before. */
  modified: number | null;
  /** Complete has given the file its local name. */
  completed: boolean;
  /** What SetValidationState said; null if nothing. */
  validation: boolean | null;
  /** Headers of the last response, one line each with CRLF; null before there was any. */
  responseHeaders: string | null;
  /**
   * Of an on-demand job: parts asked for that have not arrived, in the order in which to fetch them; to `END_OF_FILE`
   * where they were asked for before the size was known.
   */
  demanded: readonly FilledRange[];
  /** The BITS upload session under way. */
  upload: UploadSession | null;
}

/** [offset, offset + length); null means to the end of the file. */
export interface RequestedRange {
  readonly offset: number;
  readonly length: number | null;
}

/** The end of a demanded range that goes to the end of a file, whatever that is. */
export const END_OF_FILE = Number.MAX_SAFE_INTEGER;

/** [start, end) */
export interface FilledRange {
  readonly start: number;
  readonly end: number;
}

export interface RemoteVersion {
  readonly size: number | null;
  readonly lastModified: string | null;
}

export interface UploadSession {
  readonly id: string;
  /** Host that the server asked to send the rest to, and how long it may stay out of reach, in seconds. */
  readonly host: string | null;
  readonly hostFallbackTimeout: number | null;
  /** Since when that host has been out of reach, in milliseconds since 1970; null while it answers. */
  readonly hostLostAt: number | null;
  /** Size and modification time (milliseconds) of the local file when the session began. */
  readonly local: { readonly size: number; readonly modified: number };
}

export function newFileRecord(
  remoteName: string,
  localName: string,
  temporaryName: string,
  ranges: readonly RequestedRange[] | null = null,
): FileRecord {
  return {
    remoteName,
    localName,
    temporaryName,
    ranges,
    size: null,
    remote: null,
    filled: [],
    sent: 0,
    transferred: false,
    modified: null,
    completed: false,
    validation: null,
    responseHeaders: null,
    demanded: [],
    upload: null,
  };
}
