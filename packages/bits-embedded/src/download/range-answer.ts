import { statusFailure } from "../http/status-failure.ts";
import type { HttpResponse } from "../http/types.ts";
import { insufficientRangeSupport, invalidServerResponse } from "./failures.ts";
import { contentLength, lastModified, RemoteFileChanged, type SizedVersion } from "./remote-version.ts";

/** [start, end) of a remote file, as a GET asks for it. */
export interface Question {
  readonly start: number;
  readonly end: number;
  /** The Range header; null to ask for the file without one. */
  readonly header: string | null;
  /** The server has to send these bytes and no others. Otherwise it may stop earlier, and the rest is asked for then. */
  readonly isExact: boolean;
}

/**
 * How many of the bytes asked for are in an answer's body, from the first on.
 *
 * @throws {RemoteFileChanged} if it is an answer about another version of the file
 * @throws {TransferFailure} if it is none that can be used
 */
export function bytesPromised(response: HttpResponse, question: Question, version: SizedVersion): number {
  const { status } = response;
  if (status !== 200 && status !== 206) throw statusFailure(response);
  const time = lastModified(response);
  // Some servers tell the time with only some of their answers.
  if (time !== null && version.lastModified !== null && time !== version.lastModified) {
    throw new RemoteFileChanged();
  }
  return status === 200 ? ofWhole(response, question, version) : ofPart(response, question, version);
}

function ofWhole(response: HttpResponse, { header }: Question, { size }: SizedVersion): number {
  const length = contentLength(response);
  if (length !== null && length !== size) throw new RemoteFileChanged();
  if (length === null && isEncoded(response)) throw invalidServerResponse();
  if (header !== null) throw insufficientRangeSupport();
  return size;
}

function ofPart(response: HttpResponse, { start, end, isExact }: Question, { size }: SizedVersion): number {
  const range = contentRange(response);
  if (range === null) throw invalidServerResponse();
  if (range.total !== null && range.total !== size) throw new RemoteFileChanged();
  const fits = range.start === start && (isExact ? range.end === end : range.end <= end);
  if (!fits) throw isExact ? invalidServerResponse() : new RemoteFileChanged();
  return range.end - start;
}

/** Compressed for this answer alone, if no length says that the file is so: other answers' bytes do not fit to its own. */
function isEncoded({ headers }: HttpResponse): boolean {
  const encoding = headers["content-encoding"] ?? "";
  return encoding !== "" && encoding.toLowerCase() !== "identity";
}

function contentRange({
  headers,
}: HttpResponse): { start: number; end: number; total: number | null } | null {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(headers["content-range"] ?? "") ?? [];
  if (first === undefined || Number(last) < Number(first)) return null;
  return { start: Number(first), end: Number(last) + 1, total: total === "*" ? null : Number(total) };
}
