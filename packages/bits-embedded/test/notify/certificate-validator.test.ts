import {
  BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
  BG_ERROR_CONTEXT,
  IBackgroundCopyJob,
  IBackgroundCopyServerCertificateValidationCallback as ValidationCallback,
} from "@combind/bits";
import { ComError, E_FAIL, E_NOINTERFACE, implement, RPC_E_DISCONNECTED } from "@combind/runtime";
import { expectNoLeaks } from "@combind/runtime/testing";
import { expect, test } from "vitest";
import { TransferFailure } from "../../src/failure/transfer-failure.ts";
import type { ServerCertificate } from "../../src/http/types.ts";
import { certificateValidator } from "../../src/notify/certificate-validator.ts";
import { serializeStore } from "../../src/notify/serialized-store.ts";
import { objects, type TestJob, testJob } from "./scene.ts";

const CRYPT_E_REVOKED = 0x80092010;

const CERTIFICATE: ServerCertificate = {
  host: "example.com:443",
  raw: Buffer.from("the server's own"),
  chain: [Buffer.from("the server's own"), Buffer.from("its issuer's")],
};

/** A job with a callback that notes what it is asked, and answers as told. */
function certifiedJob(answer: (job: IBackgroundCopyJob) => void = () => {}) {
  const job = testJob(1);
  job.record.http.certificateValidation = true;
  const asked: string[] = [];
  const set = () => {
    job.certificateCallback?.dispose();
    job.certificateCallback = implement(ValidationCallback, {
      validateServerCertificate(lent, file, data, encoding, store) {
        const chain = Buffer.from(store).equals(serializeStore(CERTIFICATE.chain)) ? "chain" : "other chain";
        asked.push(
          [lent.getDisplayName(), file.getRemoteName(), Buffer.from(data), encoding, chain].join(", "),
        );
        answer(lent);
      },
    });
  };
  set();
  return { job, asked, set };
}

function judge(job: TestJob, certificate: Partial<ServerCertificate> = {}): TransferFailure | undefined {
  try {
    certificateValidator(job, objects)!(job.record.files[0]!, { ...CERTIFICATE, ...certificate });
    return undefined;
  } catch (error) {
    if (error instanceof TransferFailure) return error;
    throw error;
  }
}

test("there is none for a job without a callback", () => {
  expect(certificateValidator(testJob(1), objects)).toBeNull();
});

test("the callback is told job, file, certificate and chain", () =>
  expectNoLeaks(() => {
    const { job, asked } = certifiedJob();
    expect(judge(job)).toBeUndefined();
    expect(asked).toEqual(["a job, http://127.0.0.1/f0, the server's own, 1, chain"]);
    job.certificateCallback!.dispose();
  }));

test("what was accepted is not asked again, until the next Set", () =>
  expectNoLeaks(() => {
    const { job, asked, set } = certifiedJob();
    for (let i = 0; i < 3; i++) judge(job);
    expect(asked).toHaveLength(1);
    judge(job, { host: "example.com:8443" });
    expect(asked).toHaveLength(2);
    judge(job, { raw: Buffer.from("another") });
    expect(asked).toHaveLength(3);
    judge(job);
    expect(asked).toHaveLength(3);
    set();
    judge(job);
    expect(asked).toHaveLength(4);
    job.certificateCallback!.dispose();
  }));

test("what one job accepted another is asked about", () =>
  expectNoLeaks(() => {
    const [first, second] = [certifiedJob(), certifiedJob()];
    judge(first.job);
    judge(second.job);
    expect(second.asked).toHaveLength(1);
    for (const { job } of [first, second]) job.certificateCallback!.dispose();
  }));

test("a refusal is a transient failure with the callback's code, and not remembered", () =>
  expectNoLeaks(() => {
    let refuses = true;
    const { job, asked } = certifiedJob(() => {
      if (refuses) throw new ComError(CRYPT_E_REVOKED);
    });
    for (let i = 0; i < 2; i++) {
      expect(judge(job)).toMatchObject({
        kind: "transient",
        code: CRYPT_E_REVOKED,
        context: BG_ERROR_CONTEXT.SERVER_CERTIFICATE_CALLBACK,
        file: job.record.files[0],
      });
    }
    expect(asked).toHaveLength(2);
    refuses = false;
    expect(judge(job)).toBeUndefined();
    job.certificateCallback!.dispose();
  }));

test("a callback that throws refuses with E_FAIL", () =>
  expectNoLeaks(() => {
    const { job } = certifiedJob(() => {
      throw new Error("out of order");
    });
    expect(judge(job)).toMatchObject({ kind: "transient", code: E_FAIL });
    job.certificateCallback!.dispose();
  }));

test("an object without the interface refuses with E_NOINTERFACE", () =>
  expectNoLeaks(() => {
    const { job } = certifiedJob();
    job.certificateCallback!.dispose();
    job.certificateCallback = implement(IBackgroundCopyJob, {});
    expect(judge(job)).toMatchObject({ kind: "transient", code: E_NOINTERFACE });
    job.certificateCallback.dispose();
  }));

test("without the callback that was set every certificate is a fatal failure", () =>
  expectNoLeaks(() => {
    const gone = {
      kind: "fatal",
      code: BG_E_SERVER_CERT_VALIDATION_INTERFACE_REQUIRED,
      context: BG_ERROR_CONTEXT.SERVER_CERTIFICATE_CALLBACK,
    };
    const { job } = certifiedJob(() => {
      throw new ComError(RPC_E_DISCONNECTED);
    });
    expect(judge(job)).toMatchObject(gone);
    job.certificateCallback!.dispose();
    job.certificateCallback = null;
    expect(judge(job)).toMatchObject(gone);
  }));

test("a callback may end its own time", () =>
  expectNoLeaks(() => {
    const { job, asked } = certifiedJob(() => {
      job.certificateCallback?.dispose();
      job.certificateCallback = null;
    });
    expect(judge(job)).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(judge(job)).toMatchObject({ kind: "fatal" });
  }));
