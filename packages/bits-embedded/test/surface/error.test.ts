import { join } from "node:path";
import { BG_E_HTTP_ERROR_404, BG_ERROR_CONTEXT, BG_JOB_STATE, IBackgroundCopyFile } from "@combind/bits";
import { hresultText, sameObject } from "@combind/runtime";
import { expect, test } from "vitest";
import { refusal } from "../refusal.ts";
import { inScene } from "./scene.ts";

const { REMOTE_FILE, LOCAL_FILE, GENERAL_QUEUE_MANAGER } = BG_ERROR_CONTEXT;

test("a job without an error has none to tell of", () =>
  inScene(({ create }) => {
    expect(refusal(() => create().job.getError())).toBe("BG_E_ERROR_INFORMATION_UNAVAILABLE");
  }));

test("an error tells what, where, and of which file", () =>
  inScene(({ s, folder, create }) => {
    const { job, inside } = create();
    job.addFileSet(
      ["a", "b"].map((name) => ({ remoteName: "http://host/x", localName: join(folder, name) })),
    );
    inside.record.state = BG_JOB_STATE.ERROR;
    inside.record.error = { code: BG_E_HTTP_ERROR_404, context: REMOTE_FILE, file: 1 };
    const error = s.adopt(job.getError());
    expect(error.getError()).toEqual({ context: REMOTE_FILE, code: BG_E_HTTP_ERROR_404 });
    expect(error.getErrorDescription(0x409)).toBe(hresultText(BG_E_HTTP_ERROR_404));
    expect(error.getErrorContextDescription(0x409)).toMatch(/remote file/);
    expect(refusal(() => error.getErrorDescription(0))).toBe("E_INVALIDARG");
    expect(refusal(() => error.getErrorContextDescription(0))).toBe("E_INVALIDARG");
    expect(error.getProtocol()).toBe("http");
    const [, second] = s.adopt(job.enumFiles()).next(2).map(s.adopt);
    expect(sameObject(s.adopt(error.getFile()), second!)).toBe(true);
    expect(error.tryAs(IBackgroundCopyFile)).toBeNull();
  }));

test.each([LOCAL_FILE, GENERAL_QUEUE_MANAGER])("an error in context %i concerns no protocol", (context) =>
  inScene(({ s, create }) => {
    const { job, inside } = create();
    inside.record.error = { code: 0x8fff_1234, context, file: null };
    const error = s.adopt(job.getError());
    expect(refusal(() => error.getProtocol())).toBe("BG_E_PROTOCOL_NOT_AVAILABLE");
    expect(refusal(() => error.getFile())).toBe("BG_E_FILE_NOT_AVAILABLE");
    expect(refusal(() => error.getErrorDescription(0x409))).toMatch(/0717|LANG_NOT_FOUND/);
  }),
);

test("an error stays as it was when it was taken", () =>
  inScene(({ s, create }) => {
    const { job, inside } = create();
    inside.record.error = { code: BG_E_HTTP_ERROR_404, context: REMOTE_FILE, file: null };
    const error = s.adopt(job.getError());
    inside.record.error = null;
    expect(error.getError().code).toBe(BG_E_HTTP_ERROR_404);
    expect(refusal(() => job.getError())).toBe("BG_E_ERROR_INFORMATION_UNAVAILABLE");
  }));
