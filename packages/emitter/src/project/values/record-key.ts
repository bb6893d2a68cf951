import type { model } from "@combind/midl";

/** The same struct in two models; nested records without a name have their place instead. */
export function keyOf(record: model.Record): string {
  return `${record.file} ${record.name} ${record.span.start}`;
}
