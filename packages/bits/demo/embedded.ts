import {
  BackgroundCopyManager,
  BG_JOB_TYPE,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyManager,
} from "@combind/bits";
import { type ComError, createInstance, formatHresult, isComError, pointerOf, scope } from "@combind/runtime";
import { printChain } from "./chain.ts";
import { expect, remark, title } from "./print.ts";
import { serveDemoJobs } from "./service.ts";

/** A job implemented in this process, called through its vtables. Works everywhere. */
export function demonstrateEmbedded(): void {
  title("The chain, as generated from idl/bits");
  printChain(IBackgroundCopyJobHttpOptions2);

  scope((s) => {
    title("A job, implemented in TypeScript behind real vtables");
    s.adopt(serveDemoJobs());
    const manager = s.adopt(createInstance(BackgroundCopyManager, IBackgroundCopyManager));
    const created = s.adopt(manager.createJob("report", BG_JOB_TYPE.DOWNLOAD));
    const options = s.adopt(created.job.as(IBackgroundCopyJobHttpOptions2));
    remark(`IBackgroundCopyJobHttpOptions2 at 0x${pointerOf(options).toString(16)}`);
    expect("job.getDisplayName()", "report", created.job.getDisplayName());

    title("The same job, through the vtable of IBackgroundCopyJobHttpOptions2");
    expect("options.getHttpMethod()", "GET", options.getHttpMethod());
    options.setHttpMethod("POST");
    expect('options.setHttpMethod("POST"), then getHttpMethod()', "POST", options.getHttpMethod());
    expect("options.getCustomHeaders(), inherited", null, options.getCustomHeaders());
    options.setCustomHeaders("X-Report: 7\r\n");
    expect(
      "options.setCustomHeaders(…), then getCustomHeaders()",
      "X-Report: 7\r\n",
      options.getCustomHeaders(),
    );

    title("A value that the job refuses");
    const error = refusal(() => options.setHttpMethod("not a token"));
    remark(String(error));
    expect("error.code", "E_INVALIDARG", error?.code);
    expect("formatHresult(error.hresult)", "0x80070057", error && formatHresult(error.hresult));
    expect("error.interface", "IBackgroundCopyJobHttpOptions2", error?.interface);
    expect("error.method", "setHttpMethod", error?.method);
    expect("the method in force is still", "POST", options.getHttpMethod());
  });
}

function refusal(call: () => void): ComError | undefined {
  try {
    call();
  } catch (error) {
    if (isComError(error)) return error;
    throw error;
  }
  return undefined;
}
