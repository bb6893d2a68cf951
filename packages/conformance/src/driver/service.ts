import { BG_CERT_STORE_LOCATION, IBackgroundCopyJobHttpOptions2 } from "@combind/bits";
import { ComError, E_ACCESSDENIED, type Handlers, implement } from "@combind/runtime";
import type { IRecorder } from "#recorder";
import { show, type Transcript } from "./transcript.ts";

/** The other direction: the C server calls every slot of objects that are implemented here. */
export function driveService(transcript: Transcript, recorder: IRecorder): void {
  transcript.section("called by the C server");
  const note = (name: string, ...values: readonly unknown[]): void => {
    transcript.note(`handler ${name}(${values.map(show).join(", ")})`);
  };

  const complete = implement(IBackgroundCopyJobHttpOptions2, {
    setClientCertificateByID: (...values) => note("setClientCertificateByID", ...values),
    setClientCertificateByName: (...values) => note("setClientCertificateByName", ...values),
    removeClientCertificate: () => {
      note("removeClientCertificate");
      return 1;
    },
    getClientCertificate: () => ({
      storeLocation: BG_CERT_STORE_LOCATION.LOCAL_MACHINE_GROUP_POLICY,
      storeName: "store \u20ac",
      certHashBlob: new Uint8Array(20).fill(0xab),
      subjectName: "",
    }),
    setCustomHeaders: (...values) => note("setCustomHeaders", ...values),
    getCustomHeaders: () => null,
    setSecurityFlags: (...values) => note("setSecurityFlags", ...values),
    getSecurityFlags: () => 0xfffffffd,
    setHttpMethod: (...values) => note("setHttpMethod", ...values),
    getHttpMethod: () => "PATCH",
  });
  transcript.call(() => recorder.driveOptions(complete));
  transcript.call(() => complete.dispose());

  const failing: Handlers<IBackgroundCopyJobHttpOptions2> = {
    setClientCertificateByID() {
      throw new ComError(E_ACCESSDENIED);
    },
    setClientCertificateByName() {
      throw new RangeError("the name is too long");
    },
    getClientCertificate() {
      throw new Error("no certificate at hand");
    },
    getHttpMethod: () => 7 as never,
  };
  const broken = implement(IBackgroundCopyJobHttpOptions2, failing);
  transcript.call(() => recorder.driveOptions(broken));
  transcript.call(() => broken.dispose());
  transcript.memory();
}
