/**
 * The structs and unions that a header of widl's hides from C: those between `#if 0` and its `#endif`, which IDL writes with
 * cpp_quote to describe a type of a C header to MIDL alone. By tag and by typedef name.
 */
export function hiddenRecords(header: string): Set<string> {
  const names = new Set<string>();
  let open = 0;
  for (const line of header.split("\n")) {
    if (/^\s*#\s*if/.test(line)) {
      if (open > 0 || /^\s*#\s*if\s+0\s*$/.test(line)) open++;
    } else if (open > 0 && /^\s*#\s*endif/.test(line)) {
      open--;
    } else if (open > 0) {
      const name = /^(?:typedef )?(?:struct|union) (\w+) \{$/.exec(line) ?? /^\} (\w+);$/.exec(line);
      if (name?.[1] !== undefined) names.add(name[1]);
    }
  }
  return names;
}
