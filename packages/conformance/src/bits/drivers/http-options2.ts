import { IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { formatHresult, isComError } from "@combind/runtime";
import { runDriver } from "./session.ts";

export interface HttpOptions2Report {
  /** What `as` throws. */
  readonly error: { readonly [property: string]: string | undefined } | undefined;
  /** Whether `tryAs` gives null. */
  readonly isNull: boolean;
}

// Asks a job for an interface that the service may be too old for.
await runDriver(async ({ createJob }): Promise<HttpOptions2Report> => {
  const job = createJob("too old");
  let error: HttpOptions2Report["error"];
  try {
    job.as(IBackgroundCopyJobHttpOptions2).dispose();
  } catch (thrown) {
    if (!isComError(thrown)) throw thrown;
    const { name, code, hresult, interface: type, method, parameter } = thrown;
    error = { name, code, hresult: formatHresult(hresult), interface: type, method, parameter };
  }
  const options = job.tryAs(IBackgroundCopyJobHttpOptions2);
  options?.dispose();
  return { error, isNull: options === null };
});
