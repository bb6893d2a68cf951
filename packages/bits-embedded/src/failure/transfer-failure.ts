import type { BG_ERROR_CONTEXT } from "@combind/bits";
import type { FileRecord } from "../record/file-record.ts";

export interface FailureDetails {
  /** HRESULT, unsigned. */
  readonly code: number;
  readonly context: BG_ERROR_CONTEXT;
  /** Transient: worth another try by itself after the retry delay. Fatal: needs somebody to act. */
  readonly kind: "transient" | "fatal";
  readonly file?: FileRecord | null;
  readonly cause?: unknown;
}

/** Why a transfer stopped, in BITS' terms. It becomes the job's error object. */
export class TransferFailure extends Error {
  override readonly name = "TransferFailure";
  readonly code: number;
  readonly context: BG_ERROR_CONTEXT;
  readonly kind: "transient" | "fatal";
  readonly file: FileRecord | null;

  constructor({ code, context, kind, file = null, cause }: FailureDetails) {
    super(`${kind} failure 0x${code.toString(16)} in context ${context}`, { cause });
    this.code = code;
    this.context = context;
    this.kind = kind;
    this.file = file;
  }

  /** The same failure, told of a file. */
  of(file: FileRecord): TransferFailure {
    const { code, context, kind, cause } = this;
    return new TransferFailure({ code, context, kind, file: this.file ?? file, cause });
  }
}
