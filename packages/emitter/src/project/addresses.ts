import type { Address } from "./projection.ts";

/** What the documentation of a method says of the addresses that it takes or gives where the IDL has a type. */
export function addressRemarks(addresses: readonly Address[]): string | undefined {
  const byReason = new Map<string, string[]>();
  for (const { name, reason } of addresses) {
    const what = name === undefined ? "the result" : `\`${name}\``;
    byReason.set(reason, [...(byReason.get(reason) ?? []), what]);
  }
  const sentences = [...byReason].map(
    ([reason, names]) =>
      `${listed(names)} ${names.length === 1 ? "is an address" : "are addresses"}: ${reason}`,
  );
  return sentences.length === 0 ? undefined : `${sentences.map(capitalised).join(". ")}.`;
}

function listed(names: readonly string[]): string {
  return names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Names in backquotes stay as they are. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
