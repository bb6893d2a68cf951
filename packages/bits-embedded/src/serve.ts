import {
  BackgroundCopyManager,
  BackgroundCopyManager1_5,
  BackgroundCopyManager2_0,
  BackgroundCopyManager2_5,
  BackgroundCopyManager3_0,
  BackgroundCopyManager4_0,
  BackgroundCopyManager5_0,
  BackgroundCopyManager10_1,
  BackgroundCopyManager10_2,
  BackgroundCopyManager10_3,
} from "@combind/bits";
import { registerClass } from "@combind/runtime";
import { Engine } from "./engine/engine.ts";
import { type Limits, UNLIMITED } from "./engine/limits.ts";
import { certificateValidator } from "./notify/certificate-validator.ts";
import { Notifier } from "./notify/notifier.ts";
import { DiskStore } from "./store/disk-store.ts";
import { FORGETFUL } from "./store/job-store.ts";
import { Objects } from "./surface/objects.ts";
import { Clock } from "./time/clock.ts";

/** Each version's class makes the same manager: that it can be created says that the version is there. */
const CLASSES = [
  BackgroundCopyManager,
  BackgroundCopyManager1_5,
  BackgroundCopyManager2_0,
  BackgroundCopyManager2_5,
  BackgroundCopyManager3_0,
  BackgroundCopyManager4_0,
  BackgroundCopyManager5_0,
  BackgroundCopyManager10_1,
  BackgroundCopyManager10_2,
  BackgroundCopyManager10_3,
];

export interface ServeBitsOptions {
  /**
   * Where the jobs are kept, so that they survive the process. It is made if need be, and belongs to one service at a
   * time. Without it they live in memory and end with the service.
   */
  readonly directory?: string;
  /**
   * How many times faster than the clock the jobs' own periods go by (retry delay, timeouts, notification interval), for
   * tests that cannot wait ten minutes for a retry. Default 1.
   */
  readonly speed?: number;
  /** How many jobs, files and ranges are taken. Default: as many as there are. */
  readonly limits?: Partial<Limits>;
}

/** A running service. */
export interface BitsService extends Disposable, AsyncDisposable {
  /**
   * Ends the service: the BITS classes are no longer registered, transfers stop, and calls of objects that are still
   * held answer RPC_E_DISCONNECTED where they would change something. Jobs go on with the next service of the same
   * directory. Resolves when the last file and connection is closed; disposing does the same without waiting.
   */
  close(): Promise<void>;
}

/**
 * Serves BITS in this process: until the result is disposed, the BITS classes make objects of this service, on every
 * platform, also where the system has a BITS of its own.
 *
 * Transfers go on while the event loop runs, and keep the process alive as long as there is something left to do.
 *
 * @throws {Error} if another service has the directory
 */
export function serveBits(options: ServeBitsOptions = {}): BitsService {
  const clock = new Clock(options.speed);
  const store = options.directory === undefined ? FORGETFUL : new DiskStore(options.directory);
  const notifier = new Notifier(clock);
  const engine: Engine = new Engine({
    store,
    clock,
    events: notifier,
    limits: { ...UNLIMITED, ...options.limits },
    certificateValidator: (job) => certificateValidator(job, objects),
  });
  const objects: Objects = new Objects(engine, notifier);
  notifier.objects = objects;
  const registrations = CLASSES.map((one) => registerClass(one, () => objects.manager()));

  const close = () => {
    for (const registration of registrations) registration[Symbol.dispose]();
    const closed = engine.close();
    notifier[Symbol.dispose]();
    return closed;
  };
  return {
    close,
    [Symbol.dispose]: () => void close(),
    [Symbol.asyncDispose]: close,
  };
}
