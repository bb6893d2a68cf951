import {
  BG_AUTH_SCHEME,
  BG_AUTH_TARGET,
  BG_CERT_STORE_LOCATION,
  BG_JOB_ENUM_ALL_USERS,
  BG_JOB_PRIORITY,
  BG_JOB_PROXY_USAGE,
  BG_JOB_TYPE,
  IBackgroundCopyError,
  IBackgroundCopyFile,
  IBackgroundCopyFile2,
  IBackgroundCopyJob,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  IBackgroundCopyJob4,
  IBackgroundCopyJobHttpOptions,
  IBackgroundCopyManager,
  IEnumBackgroundCopyFiles,
  IEnumBackgroundCopyJobs,
} from "@combind/bits";
import { E_NOTIMPL, guid, type InterfaceClass, type IUnknown } from "@combind/runtime";

/** How to call each method that an interface adds to its base. */
type Calls<T extends IUnknown, Base extends IUnknown> = {
  readonly [Method in Exclude<keyof T & string, keyof Base>]: (object: T) => unknown;
};

/** An interface, and a call of each of its own methods. */
export interface Attempts {
  readonly type: InterfaceClass;
  readonly calls: { readonly [method: string]: (object: never) => unknown };
}

function attempts<T extends Base, Base extends IUnknown = IUnknown>(
  type: InterfaceClass<T>,
  calls: Calls<T, Base>,
): Attempts {
  return { type, calls };
}

const URL = "http://127.0.0.1/census";
const FILE = "C:\\census";
const ENGLISH = 0x0409;
const NO_JOB = guid("00000000-0000-0000-0000-000000000001");

export const OF_MANAGER: readonly Attempts[] = [
  attempts(IBackgroundCopyManager, {
    createJob: (manager) => {
      const created = manager.createJob("census, created", BG_JOB_TYPE.DOWNLOAD);
      created.job.cancel();
      return created;
    },
    getJob: (manager) => manager.getJob(NO_JOB),
    enumJobs: (manager) => manager.enumJobs(BG_JOB_ENUM_ALL_USERS),
    getErrorDescription: (manager) => manager.getErrorDescription(E_NOTIMPL, ENGLISH),
  }),
];

/** Each for a job of its own, which has no files. */
export const OF_JOB: readonly Attempts[] = [
  attempts(IBackgroundCopyJob, {
    addFileSet: (job) => job.addFileSet([{ remoteName: URL, localName: FILE }]),
    addFile: (job) => job.addFile(URL, FILE),
    enumFiles: (job) => job.enumFiles(),
    suspend: (job) => job.suspend(),
    resume: (job) => job.resume(),
    cancel: (job) => job.cancel(),
    complete: (job) => job.complete(),
    getId: (job) => job.getId(),
    getType: (job) => job.getType(),
    getProgress: (job) => job.getProgress(),
    getTimes: (job) => job.getTimes(),
    getState: (job) => job.getState(),
    getError: (job) => job.getError(),
    getOwner: (job) => job.getOwner(),
    setDisplayName: (job) => job.setDisplayName("census"),
    getDisplayName: (job) => job.getDisplayName(),
    setDescription: (job) => job.setDescription("all methods"),
    getDescription: (job) => job.getDescription(),
    setPriority: (job) => job.setPriority(BG_JOB_PRIORITY.HIGH),
    getPriority: (job) => job.getPriority(),
    setNotifyFlags: (job) => job.setNotifyFlags(3),
    getNotifyFlags: (job) => job.getNotifyFlags(),
    setNotifyInterface: (job) => job.setNotifyInterface(null),
    getNotifyInterface: (job) => job.getNotifyInterface(),
    setMinimumRetryDelay: (job) => job.setMinimumRetryDelay(60),
    getMinimumRetryDelay: (job) => job.getMinimumRetryDelay(),
    setNoProgressTimeout: (job) => job.setNoProgressTimeout(60),
    getNoProgressTimeout: (job) => job.getNoProgressTimeout(),
    getErrorCount: (job) => job.getErrorCount(),
    setProxySettings: (job) => job.setProxySettings(BG_JOB_PROXY_USAGE.NO_PROXY, null, null),
    getProxySettings: (job) => job.getProxySettings(),
    takeOwnership: (job) => job.takeOwnership(),
  }),
  attempts<IBackgroundCopyJob2, IBackgroundCopyJob>(IBackgroundCopyJob2, {
    setNotifyCmdLine: (job) => job.setNotifyCmdLine("C:\\windows\\notepad.exe", null),
    getNotifyCmdLine: (job) => job.getNotifyCmdLine(),
    getReplyProgress: (job) => job.getReplyProgress(),
    getReplyData: (job) => job.getReplyData(),
    setReplyFileName: (job) => job.setReplyFileName(FILE),
    getReplyFileName: (job) => job.getReplyFileName(),
    setCredentials: (job) =>
      job.setCredentials({
        target: BG_AUTH_TARGET.SERVER,
        scheme: BG_AUTH_SCHEME.BASIC,
        credentials: { userName: "someone", password: "something" },
      }),
    removeCredentials: (job) => job.removeCredentials(BG_AUTH_TARGET.SERVER, BG_AUTH_SCHEME.BASIC),
  }),
  attempts<IBackgroundCopyJob3, IBackgroundCopyJob2>(IBackgroundCopyJob3, {
    replaceRemotePrefix: (job) => job.replaceRemotePrefix("http://one", "http://two"),
    addFileWithRanges: (job) => job.addFileWithRanges(URL, FILE, [{ initialOffset: 0n, length: 1n }]),
    setFileACLFlags: (job) => job.setFileACLFlags(0),
    getFileACLFlags: (job) => job.getFileACLFlags(),
  }),
  attempts<IBackgroundCopyJob4, IBackgroundCopyJob3>(IBackgroundCopyJob4, {
    setPeerCachingFlags: (job) => job.setPeerCachingFlags(0),
    getPeerCachingFlags: (job) => job.getPeerCachingFlags(),
    getOwnerIntegrityLevel: (job) => job.getOwnerIntegrityLevel(),
    getOwnerElevationState: (job) => job.getOwnerElevationState(),
    setMaximumDownloadTime: (job) => job.setMaximumDownloadTime(60),
    getMaximumDownloadTime: (job) => job.getMaximumDownloadTime(),
  }),
  attempts(IBackgroundCopyJobHttpOptions, {
    setClientCertificateByID: (options) =>
      options.setClientCertificateByID(BG_CERT_STORE_LOCATION.CURRENT_USER, "MY", new Uint8Array(20)),
    setClientCertificateByName: (options) =>
      options.setClientCertificateByName(BG_CERT_STORE_LOCATION.CURRENT_USER, "MY", "someone"),
    removeClientCertificate: (options) => options.removeClientCertificate(),
    getClientCertificate: (options) => options.getClientCertificate(),
    setCustomHeaders: (options) => options.setCustomHeaders("X-Census: yes\r\n"),
    getCustomHeaders: (options) => options.getCustomHeaders(),
    setSecurityFlags: (options) => options.setSecurityFlags(0),
    getSecurityFlags: (options) => options.getSecurityFlags(),
  }),
];

export const OF_FILE: readonly Attempts[] = [
  attempts(IBackgroundCopyFile, {
    getRemoteName: (file) => file.getRemoteName(),
    getLocalName: (file) => file.getLocalName(),
    getProgress: (file) => file.getProgress(),
  }),
  attempts<IBackgroundCopyFile2, IBackgroundCopyFile>(IBackgroundCopyFile2, {
    getFileRanges: (file) => file.getFileRanges(),
    setRemoteName: (file) => file.setRemoteName(`${URL}/elsewhere`),
  }),
];

export const OF_ERROR: readonly Attempts[] = [
  attempts(IBackgroundCopyError, {
    getError: (error) => error.getError(),
    getFile: (error) => error.getFile(),
    getErrorDescription: (error) => error.getErrorDescription(ENGLISH),
    getErrorContextDescription: (error) => error.getErrorContextDescription(ENGLISH),
    getProtocol: (error) => error.getProtocol(),
  }),
];

/** The same for both enumerators. */
const ENUMERATION: Calls<IEnumBackgroundCopyJobs | IEnumBackgroundCopyFiles, IUnknown> = {
  next: (list) => {
    for (const one of list.next(1)) one.dispose();
  },
  skip: (list) => list.skip(1),
  reset: (list) => list.reset(),
  clone: (list) => list.clone(),
  getCount: (list) => list.getCount(),
};

export const OF_JOBS: readonly Attempts[] = [attempts(IEnumBackgroundCopyJobs, ENUMERATION)];
export const OF_FILES: readonly Attempts[] = [attempts(IEnumBackgroundCopyFiles, ENUMERATION)];
