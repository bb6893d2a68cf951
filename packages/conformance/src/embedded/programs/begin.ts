/** Makes a job that downloads a file, sets it going, prints its id, and ends without waiting for it. */
import { BackgroundCopyManager, BG_JOB_TYPE } from "@combind/bits";

const [, , url, file] = process.argv as [string, string, string, string];

const manager = BackgroundCopyManager.create();
const { jobId, job } = manager.createJob("interrupted", BG_JOB_TYPE.DOWNLOAD);
job.addFile(url, file);
job.resume();
console.log(JSON.stringify(jobId));
process.exit();
