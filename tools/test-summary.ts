import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CANNOT_RUN } from "../packages/conformance/src/cannot-run.ts";

// Reads what vitest wrote for every package and says what ran, what could not, and what failed.
// The last line is the total. Usage: node tools/test-summary.ts [repository]

interface Assertion {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly assertionResults: readonly Assertion[];
}

/** The part of vitest's json report that is read here. */
interface Report {
  readonly success: boolean;
  readonly startTime: number;
  readonly testResults: readonly TestFile[];
}

interface Tally {
  passed: number;
  skipped: number;
  readonly failed: string[];
  readonly notRun: string[];
}

function tally(report: Report): Tally {
  const result: Tally = { passed: 0, skipped: 0, failed: [], notRun: [] };
  for (const file of report.testResults) {
    for (const { ancestorTitles, title, status } of file.assertionResults) {
      const suite = ancestorTitles.join(" > ");
      const name = suite === "" ? title : `${suite} > ${title}`;
      if (status === "passed") result.passed++;
      else if (status === "failed") result.failed.push(name);
      else result.skipped++;
      if (title.startsWith(CANNOT_RUN)) result.notRun.push(`${suite}: ${title.slice(CANNOT_RUN.length)}`);
    }
    const brokeOutsideTests =
      file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed");
    if (brokeOutsideTests)
      result.failed.push(`${basename(file.name)}: ${file.message.split("\n")[0] || "a hook failed"}`);
  }
  if (!report.success && result.failed.length === 0) {
    result.failed.push("the run failed although each of its tests passed");
  }
  return result;
}

function seconds(report: Report): string {
  const end = Math.max(report.startTime, ...report.testResults.map((file) => file.endTime));
  return ((end - report.startTime) / 1000).toFixed(1);
}

function readReport(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Report) : undefined;
}

const root = resolve(process.argv[2] ?? join(import.meta.dirname, ".."));
const total = { passed: 0, failed: 0, skipped: 0 };
const notRun: string[] = [];
const failed: string[] = [];

const folders = globSync("packages/*/package.json", { cwd: root }).map(dirname).sort();
for (const folder of folders) {
  const name = basename(folder);
  const hasTests = globSync("test/**/*.test.ts", { cwd: join(root, folder) }).length > 0;
  const report = readReport(join(root, folder, ".cache/test-results.json"));
  if (report === undefined) {
    if (!hasTests) continue;
    total.failed++;
    failed.push(`${name}: has tests, but no results were written`);
    console.log(`${name.padEnd(16)} no results`);
    continue;
  }
  const result = tally(report);
  total.passed += result.passed;
  total.failed += result.failed.length;
  total.skipped += result.skipped;
  notRun.push(...result.notRun.map((line) => `${name}: ${line}`));
  failed.push(...result.failed.map((line) => `${name}: ${line}`));
  const counts = `${String(result.passed).padStart(5)} passed, ${String(result.failed.length).padStart(3)} failed`;
  console.log(`${name.padEnd(16)} ${counts} ${seconds(report).padStart(7)} s`);
}

for (const line of notRun) console.log(`could not run  ${line}`);
for (const line of failed) console.log(`failed  ${line}`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`,
);
if (total.failed > 0 || (process.env.CI === "true" && total.skipped > 0)) process.exitCode = 1;
