import { styleText } from "node:util";
import progress from "cli-progress";

const WIDTH = 32;

/** Where there is no terminal to draw a bar in place, it is a line from time to time, in milliseconds. */
const LINE_EVERY = 250;

/** Shows a bar while something goes on that tells how many of so many bytes it has. */
export async function withProgressBar<T>(
  total: number,
  work: (show: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  const bar = new progress.SingleBar({
    stream: process.stdout,
    format: (_, { progress: share, value }) => line(share, value, total),
    noTTYOutput: true,
    notTTYSchedule: LINE_EVERY,
    // Without a terminal the last line has ended already.
    clearOnComplete: !process.stdout.isTTY,
    gracefulExit: false,
  });
  bar.start(total, 0);
  try {
    return await work((bytes) => bar.update(bytes));
  } finally {
    bar.stop();
  }
}

function line(share: number, done: number, total: number): string {
  const full = Math.round(share * WIDTH);
  const bar = styleText("cyan", "█".repeat(full)) + styleText("dim", "░".repeat(WIDTH - full));
  const percent = `${Math.floor(share * 100)} %`.padStart(5);
  return `  ${bar} ${percent}  ${mebibytes(done)} of ${mebibytes(total)}`;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
