import { fork } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  BackgroundCopyManager,
  BG_JOB_PRIORITY,
  BG_JOB_TYPE,
  BG_NOTIFY_JOB_ERROR,
  BG_NOTIFY_JOB_TRANSFERRED,
  IBackgroundCopyCallback,
  type IBackgroundCopyManager,
} from "@combind/bits";
import { serveBits } from "@combind/bits-embedded";
import { implement } from "@combind/runtime";
import { request } from "undici";
import { median } from "./measure.ts";

/** How fast a file of `MEBIBYTES` comes from the loopback to the disk. */
export interface Throughput {
  readonly name: string;
  /** MiB per second, the median over the rounds. */
  readonly rate: number;
  /** To the first, the median of the ratios of each round. */
  readonly ratio: number;
}

type Download = (url: string, file: string) => Promise<void>;

export const MEBIBYTES = 512;

const ROUNDS = 11;

/** Downloads with undici alone and through the embedded service in turn, from a server in a process of its own. */
export async function throughputs(): Promise<Throughput[]> {
  const cache = join(import.meta.dirname, "../.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "throughput-"));
  const server = fork(join(import.meta.dirname, "file-server.ts"), [String(MEBIBYTES)]);
  const service = serveBits({ directory: join(folder, "jobs") });
  const manager = BackgroundCopyManager.create();
  try {
    const [{ port }] = (await once(server, "message")) as [AddressInfo];
    const url = `http://127.0.0.1:${port}/file`;
    const downloads: readonly (readonly [name: string, Download])[] = [
      ["undici: pipeline(body, createWriteStream(path))", plain],
      ["the same, brought to the medium: flush: true", flushed],
      [
        "serveBits: AddFile to Complete, which brings it to the medium",
        (from, to) => throughBits(manager, from, to),
      ],
    ];
    const timed = async (download: Download) => {
      const file = join(folder, "file");
      const start = performance.now();
      await download(url, file);
      const spent = performance.now() - start;
      if (statSync(file).size !== MEBIBYTES * 1024 * 1024) throw new Error("the file is not whole");
      rmSync(file);
      return (MEBIBYTES / spent) * 1000;
    };
    for (const [, download] of downloads) await timed(download);
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const rates: number[] = [];
      for (const [, download] of downloads) rates.push(await timed(download));
      rounds.push(rates);
    }
    return downloads.map(([name], index) => ({
      name,
      rate: median(rounds.map((rates) => rates[index]!)),
      ratio: median(rounds.map((rates) => rates[index]! / rates[0]!)),
    }));
  } finally {
    manager.dispose();
    await service.close();
    server.disconnect();
    rmSync(folder, { recursive: true });
  }
}

async function plain(url: string, file: string): Promise<void> {
  await pipeline((await request(url)).body, createWriteStream(file));
}

async function flushed(url: string, file: string): Promise<void> {
  await pipeline((await request(url)).body, createWriteStream(file, { flush: true }));
}

async function throughBits(manager: IBackgroundCopyManager, url: string, file: string): Promise<void> {
  const { job } = manager.createJob("throughput", BG_JOB_TYPE.DOWNLOAD);
  job.addFile(url, file);
  job.setPriority(BG_JOB_PRIORITY.FOREGROUND);
  job.setNotifyFlags(BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR);
  const transferred = new Promise<void>((resolve, reject) => {
    const callback = implement(IBackgroundCopyCallback, {
      jobTransferred: () => resolve(),
      jobError: (_, error) => reject(new Error(`the job failed: ${JSON.stringify(error.getError())}`)),
    });
    job.setNotifyInterface(callback);
    callback.dispose();
  });
  job.resume();
  await transferred;
  job.complete();
  job.dispose();
}
