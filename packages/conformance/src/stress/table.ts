import type { Row } from "./program/measure.ts";

const MIB = 2 ** 20;

const COLUMNS: readonly (readonly [string, (row: Row) => string | number])[] = [
  ["calls", ({ calls }) => calls],
  ["objects", ({ objects }) => objects],
  ["s", ({ seconds }) => seconds.toFixed(1)],
  ["rss, MiB", ({ rss }) => (rss / MIB).toFixed(1)],
  ["V8, MiB", ({ scripts }) => (scripts / MIB).toFixed(2)],
  ["C, MiB", ({ native }) => (native / MIB).toFixed(3)],
  ["handles", ({ handles }) => handles],
  ["threads", ({ threads }) => threads],
  ["alive", ({ alive }) => alive],
  ["held", ({ held }) => held],
  ["served", ({ served }) => served],
  ["resources", ({ resources }) => resources || "none"],
];

/** What was measured, as a table of Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [
    COLUMNS.map(([title]) => title),
    COLUMNS.map(() => "---:"),
    ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
