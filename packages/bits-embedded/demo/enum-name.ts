/** The name of a member of an enumeration. */
export function enumName(members: Readonly<Record<string, number>>, value: number): string | undefined {
  return Object.keys(members).find((name) => members[name] === value);
}
