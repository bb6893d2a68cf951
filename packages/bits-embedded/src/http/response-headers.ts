/** Names and values in turn, as undici gives raw headers. */
export type RawHeaders = readonly string[];

/** By lower-case name; several fields of one name joined with ", ". */
export function headerFields(raw: RawHeaders): Record<string, string> {
  const fields: Record<string, string> = Object.create(null);
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]!.toLowerCase();
    const value = raw[at + 1]!;
    fields[name] = name in fields ? `${fields[name]}, ${value}` : value;
  }
  return fields;
}

/** As sent, one line each with CRLF. */
export function headerText(raw: RawHeaders): string {
  let text = "";
  for (let at = 0; at + 1 < raw.length; at += 2) text += `${raw[at]}: ${raw[at + 1]}\r\n`;
  return text;
}
