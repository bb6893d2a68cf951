import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  BG_JOB_PRIORITY,
  BG_JOB_PROXY_USAGE,
  BG_JOB_STATE,
  BG_JOB_TYPE,
  BG_LENGTH_TO_EOF,
  BG_S_PARTIAL_COMPLETE,
  BG_SIZE_UNKNOWN,
  BITS_JOB_PROPERTY_ID,
  IBackgroundCopyCallback,
  IBackgroundCopyFile2,
  IBackgroundCopyJob,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyJobHttpOptions3,
  IBackgroundCopyServerCertificateValidationCallback,
  IBitsTokenOptions,
} from "@combind/bits";
import { fileTimeToDate, IUnknown, implement, S_FALSE, S_OK, sameObject } from "@combind/runtime";
import { expect, test } from "vitest";
import { newFileRecord } from "../../src/record/file-record.ts";
import { refusal } from "../refusal.ts";
import { inScene } from "./scene.ts";

const INTERFACES = [
  IUnknown,
  IBackgroundCopyJob,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJob5,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyJobHttpOptions2,
  IBackgroundCopyJobHttpOptions3,
];

test("each interface of a job leads to every other, and all are one object", () =>
  inScene(({ s, create }) => {
    const { job } = create();
    for (const from of INTERFACES) {
      const start = s.adopt(job.as(from));
      for (const to of INTERFACES) expect(sameObject(s.adopt(start.as(to)), job)).toBe(true);
      expect(start.tryAs(IBitsTokenOptions)).toBeNull();
    }
  }));

test("a new job has the documented defaults", () =>
  inScene(({ create }) => {
    const { job, inside } = create();
    expect(job.getDescription()).toBe("");
    expect(job.getPriority()).toBe(BG_JOB_PRIORITY.NORMAL);
    expect(job.getNotifyFlags()).toBe(3);
    expect(job.getNotifyInterface()).toBeNull();
    expect(job.getMinimumRetryDelay()).toBe(600);
    expect(job.getNoProgressTimeout()).toBe(1_209_600);
    expect(job.getMaximumDownloadTime()).toBe(7_776_000);
    expect(job.getErrorCount()).toBe(0);
    expect(job.getProxySettings()).toEqual({ proxyUsage: 0, proxyList: null, proxyBypassList: null });
    expect(job.getOwner()).toBe(inside.record.owner);
    expect(job.getOwnerIntegrityLevel()).toBe(0x2000);
    expect(job.getOwnerElevationState()).toBe(false);
    expect(job.getProgress()).toEqual({
      bytesTotal: 0n,
      bytesTransferred: 0n,
      filesTotal: 0,
      filesTransferred: 0,
    });
    const { creationTime, modificationTime, transferCompletionTime } = job.getTimes();
    expect(Math.abs(fileTimeToDate(creationTime).getTime() - Date.now())).toBeLessThan(60_000);
    expect(modificationTime).toBe(creationTime);
    expect(transferCompletionTime).toBe(0n);
  }));

test("what is set is got", () =>
  inScene(({ create }) => {
    const { job } = create();
    job.setDisplayName("näme");
    job.setDescription("déscription");
    job.setPriority(BG_JOB_PRIORITY.LOW);
    job.setNotifyFlags(0x3f);
    job.setMinimumRetryDelay(1);
    job.setNoProgressTimeout(2);
    job.setMaximumDownloadTime(3);
    job.setProxySettings(BG_JOB_PROXY_USAGE.OVERRIDE, "proxy:80", "<local>");
    job.takeOwnership();
    expect(job.getDisplayName()).toBe("näme");
    expect(job.getDescription()).toBe("déscription");
    expect(job.getPriority()).toBe(BG_JOB_PRIORITY.LOW);
    expect(job.getNotifyFlags()).toBe(0x3f);
    expect(job.getMinimumRetryDelay()).toBe(5);
    expect(job.getNoProgressTimeout()).toBe(2);
    expect(job.getMaximumDownloadTime()).toBe(3);
    expect(job.getProxySettings()).toEqual({
      proxyUsage: BG_JOB_PROXY_USAGE.OVERRIDE,
      proxyList: "proxy:80",
      proxyBypassList: "<local>",
    });
    expect(refusal(() => job.setPriority(9 as BG_JOB_PRIORITY))).toBe("E_NOTIMPL");
  }));

test("properties of all kinds pass through the union", () =>
  inScene(({ create }) => {
    const { job } = create();
    const { DYNAMIC_CONTENT, MAX_DOWNLOAD_SIZE, MINIMUM_NOTIFICATION_INTERVAL_MS, ON_DEMAND_MODE } =
      BITS_JOB_PROPERTY_ID;
    expect(job.getProperty(MAX_DOWNLOAD_SIZE)).toBe(BG_SIZE_UNKNOWN);
    job.setProperty(MAX_DOWNLOAD_SIZE, 2n ** 40n);
    job.setProperty(MINIMUM_NOTIFICATION_INTERVAL_MS, 20);
    job.setProperty(DYNAMIC_CONTENT, true);
    expect(job.getProperty(MAX_DOWNLOAD_SIZE)).toBe(2n ** 40n);
    expect(job.getProperty(MINIMUM_NOTIFICATION_INTERVAL_MS)).toBe(20);
    expect(job.getProperty(DYNAMIC_CONTENT)).toBe(true);
    expect(job.getProperty(ON_DEMAND_MODE)).toBe(false);
    expect(refusal(() => job.setProperty(ON_DEMAND_MODE, true))).toBe("BG_E_UNSUPPORTED_JOB_CONFIGURATION");
    expect(refusal(() => job.setProperty(6, 0))).toBe("BG_E_UNKNOWN_PROPERTY_ID");
    expect(refusal(() => job.getProperty(8))).toBe("BG_E_UNKNOWN_PROPERTY_ID");
    expect(refusal(() => job.getProperty(BITS_JOB_PROPERTY_ID.NOTIFICATION_CLSID))).toBe("E_NOTIMPL");
  }));

test("the HTTP options of a job", () =>
  inScene(({ s, create }) => {
    const { job } = create();
    const options = s.adopt(job.as(IBackgroundCopyJobHttpOptions3));
    expect(options.getHttpMethod()).toBe("GET");
    expect(options.getCustomHeaders()).toBeNull();
    expect(options.getSecurityFlags()).toBe(0);
    options.setHttpMethod("POST");
    options.setCustomHeaders("X: 1\r\n");
    options.setSecurityFlags(0x100);
    expect(options.getHttpMethod()).toBe("POST");
    expect(options.getCustomHeaders()).toBe("X: 1\r\n");
    expect(options.getSecurityFlags()).toBe(0x100);
    expect(job.getPriority()).toBe(BG_JOB_PRIORITY.FOREGROUND);
    options.makeCustomHeadersWriteOnly();
    expect(refusal(() => options.getCustomHeaders())).toBe("E_ACCESSDENIED");
    options.setCustomHeaders(null);
    expect(refusal(() => options.setHttpMethod(""))).toBe("E_INVALIDARG");
    expect(refusal(() => options.setSecurityFlags(1))).toBe("E_NOTIMPL");
  }));

test("files are added one by one, in sets, and in parts", () =>
  inScene(({ s, folder, create }) => {
    const { job } = create();
    const info = (name: string) => ({ remoteName: `http://host/${name}`, localName: join(folder, name) });
    const ranges = [
      { initialOffset: 8n, length: BG_LENGTH_TO_EOF },
      { initialOffset: 0n, length: 4n },
    ];
    expect(refusal(() => job.resume())).toBe("BG_E_EMPTY");
    job.addFile(info("a").remoteName, info("a").localName);
    job.addFileSet([info("b"), info("c")]);
    job.addFileWithRanges(info("d").remoteName, info("d").localName, ranges);
    const [a, b, c, d] = s.adopt(job.enumFiles()).next(5).map(s.adopt);
    for (const [file, name] of [
      [a, "a"],
      [b, "b"],
      [c, "c"],
      [d, "d"],
    ] as const) {
      expect(file!.getRemoteName()).toBe(info(name).remoteName);
      expect(file!.getLocalName()).toBe(info(name).localName);
    }
    expect(s.adopt(d!.as(IBackgroundCopyFile2)).getFileRanges()).toEqual(ranges);
    expect(refusal(() => job.addFileWithRanges("http://host/e", join(folder, "e"), []))).toBe("E_INVALIDARG");
    expect(refusal(() => job.addFileSet([info("e"), info("f")]))).toBe("BG_E_TOO_MANY_FILES_IN_JOB");
    expect(refusal(() => job.addFile("http://host/e", "e"))).toBe("E_INVALIDARG");
    expect(job.getProgress()).toMatchObject({ bytesTotal: BG_SIZE_UNKNOWN, filesTotal: 4 });
    expect(job.replaceRemotePrefix("http://host/", "http://other/")).toBe(S_OK);
    expect(job.replaceRemotePrefix("http://host/", "http://other/")).toBe(S_FALSE);
    expect(a!.getRemoteName()).toBe("http://other/a");
    expect(job.complete()).toBe(BG_S_PARTIAL_COMPLETE);
    expect(job.getState()).toBe(BG_JOB_STATE.ACKNOWLEDGED);
  }));

test("more ranges than the service takes are too many", () =>
  inScene(({ folder, create }) => {
    const { job } = create();
    const ranges = [0n, 1n, 2n, 3n].map((initialOffset) => ({ initialOffset, length: 1n }));
    const add = () => job.addFileWithRanges("http://host/a", join(folder, "a"), ranges);
    expect(refusal(add)).toBe("BG_E_TOO_MANY_RANGES_IN_FILE");
    ranges.pop();
    expect(refusal(add)).toBeUndefined();
  }));

test("the reply of an upload-reply job", () =>
  inScene(({ folder, create }) => {
    const { job, inside } = create(BG_JOB_TYPE.UPLOAD_REPLY);
    expect(job.getReplyFileName()).toBeNull();
    expect(job.getReplyProgress()).toEqual({ bytesTotal: BG_SIZE_UNKNOWN, bytesTransferred: 0n });
    expect(refusal(() => job.getReplyData())).toBe("BG_E_INVALID_STATE");
    job.setReplyFileName(join(folder, "reply"));
    expect(job.getReplyFileName()).toBe(join(folder, "reply"));
    inside.record.state = BG_JOB_STATE.TRANSFERRED;
    expect(job.getReplyData()).toBeNull();
    const temporary = join(folder, "temporary");
    writeFileSync(temporary, "reply");
    inside.record.reply = { ...newFileRecord("", "", temporary), size: 5, transferred: true };
    expect(job.getReplyData()).toEqual(new Uint8Array(Buffer.from("reply")));
    expect(refusal(() => create().job.getReplyFileName())).toBe("E_NOTIMPL");
  }));

test("the object to notify is the one given, until another or none replaces it", () =>
  inScene(({ s, create }) => {
    const { job, inside } = create();
    const callback = s.adopt(implement(IBackgroundCopyCallback, {}));
    job.setNotifyInterface(callback);
    expect(sameObject(s.adopt(job.getNotifyInterface()!), callback)).toBe(true);
    const stranger = s.adopt(implement(IBackgroundCopyServerCertificateValidationCallback, {}));
    expect(refusal(() => job.setNotifyInterface(stranger))).toBe("E_NOINTERFACE");
    expect(sameObject(s.adopt(job.getNotifyInterface()!), callback)).toBe(true);
    job.setNotifyInterface(null);
    expect(job.getNotifyInterface()).toBeNull();
    inside.record.state = BG_JOB_STATE.CANCELLED;
    expect(refusal(() => job.setNotifyInterface(callback))).toBe("BG_E_INVALID_STATE");
  }));

test("a certificate callback is taken while no request is under way", () =>
  inScene(({ s, create }) => {
    const { job, inside } = create();
    const options = s.adopt(job.as(IBackgroundCopyJobHttpOptions3));
    const callback = s.adopt(implement(IBackgroundCopyServerCertificateValidationCallback, {}));
    const stranger = s.adopt(implement(IBackgroundCopyCallback, {}));
    const set = (value: IUnknown | null) =>
      refusal(() => options.setServerCertificateValidationInterface(value));
    const { SUSPENDED, ERROR, TRANSFERRED, QUEUED, CONNECTING, TRANSFERRING, TRANSIENT_ERROR, CANCELLED } =
      BG_JOB_STATE;
    for (const state of [SUSPENDED, ERROR, TRANSFERRED]) {
      inside.record.state = state;
      expect(set(callback)).toBeUndefined();
      expect(sameObject(inside.certificateCallback!, callback)).toBe(true);
    }
    for (const state of [QUEUED, CONNECTING, TRANSFERRING, TRANSIENT_ERROR]) {
      inside.record.state = state;
      expect(set(null)).toBe("BG_E_READ_ONLY_WHEN_JOB_ACTIVE");
    }
    inside.record.state = CANCELLED;
    expect(set(null)).toBe("BG_E_INVALID_STATE");
    inside.record.state = SUSPENDED;
    expect(set(stranger)).toBe("E_NOINTERFACE");
    expect(sameObject(inside.certificateCallback!, callback)).toBe(true);
    expect(inside.record.http.certificateValidation).toBe(true);
    expect(set(null)).toBeUndefined();
    expect(inside.certificateCallback).toBeNull();
    expect(inside.record.http.certificateValidation).toBe(false);
  }));
