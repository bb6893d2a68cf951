import { readFileSync } from "node:fs";
import { IBackgroundCopyJobHttpOptions3 } from "@combind/bits";
import { expect, test } from "vitest";
import { unsupportedMethods } from "../../src/surface/unsupported-methods.ts";
import { refusal } from "../refusal.ts";
import { inScene } from "./scene.ts";

test("what is unsupported answers E_NOTIMPL", () =>
  inScene(({ s, create }) => {
    const { job } = create();
    const options = s.adopt(job.as(IBackgroundCopyJobHttpOptions3));
    const credentials = {
      target: 1,
      scheme: 1,
      credentials: { userName: "user", password: "word" },
    } as const;
    const calls: Readonly<Record<string, () => unknown>> = {
      "IBackgroundCopyJob2.setNotifyCmdLine": () => job.setNotifyCmdLine("/program", null),
      "IBackgroundCopyJob2.getNotifyCmdLine": () => job.getNotifyCmdLine(),
      "IBackgroundCopyJob2.setCredentials": () => job.setCredentials(credentials),
      "IBackgroundCopyJob2.removeCredentials": () => job.removeCredentials(1, 1),
      "IBackgroundCopyJob3.setFileACLFlags": () => job.setFileACLFlags(0),
      "IBackgroundCopyJob3.getFileACLFlags": () => job.getFileACLFlags(),
      "IBackgroundCopyJob4.setPeerCachingFlags": () => job.setPeerCachingFlags(0),
      "IBackgroundCopyJob4.getPeerCachingFlags": () => job.getPeerCachingFlags(),
      "IBackgroundCopyJobHttpOptions.setClientCertificateByID": () =>
        options.setClientCertificateByID(0, "MY", new Uint8Array(20)),
      "IBackgroundCopyJobHttpOptions.setClientCertificateByName": () =>
        options.setClientCertificateByName(0, "MY", "name"),
      "IBackgroundCopyJobHttpOptions.removeClientCertificate": () => options.removeClientCertificate(),
      "IBackgroundCopyJobHttpOptions.getClientCertificate": () => options.getClientCertificate(),
    };
    for (const [name, call] of Object.entries(calls))
      expect([name, refusal(call)]).toEqual([name, "E_NOTIMPL"]);
    expect(unsupportedMethods()).toEqual(Object.keys(calls));
  }));

test("the README lists them", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const listed = [...readme.matchAll(/^- (IBackgroundCopy\w+): (.+)$/gm)].flatMap(([, type, methods = ""]) =>
    methods.split(", ").map((method) => `${type}.${method[0]!.toLowerCase()}${method.slice(1)}`),
  );
  expect(listed).toEqual(unsupportedMethods());
});
