import { type FailureDetails, TransferFailure } from "../failure/transfer-failure.ts";

/** A redirect that the job's security flags forbid. The file's remote name becomes where it leads. */
export class RedirectFailure extends TransferFailure {
  /** The URL that the server sent the client to. */
  readonly location: string;

  constructor({ location, ...details }: FailureDetails & { readonly location: string }) {
    super(details);
    this.location = location;
  }
}
