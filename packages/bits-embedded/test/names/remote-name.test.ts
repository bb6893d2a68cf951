import { expect, test } from "vitest";
import { checkRemoteName } from "../../src/names/remote-name.ts";
import { refusal } from "../refusal.ts";

const atLength = (length: number) => {
  const start = "http://host";
  const segments = "/123456789".repeat(Math.floor((length - start.length) / 10));
  return (start + segments).padEnd(length, "/");
};

test.each([
  "http://host/file",
  "HTTPS://Host:8443/a/b.bin",
  "http://127.0.0.1:1/x",
  "http://[::1]:8080/x",
  "http://host",
  "http://host/a%20b?q=1&star=*&next=/c?d#part",
  "http://münchen.example/file",
  `http://host/${"s".repeat(260)}?${"q".repeat(1000)}`,
  atLength(2200),
])("takes %s as it is", (text) => {
  expect(checkRemoteName(text)).toBe(text);
});

test.each([
  "",
  "file",
  "/file",
  "http:/host/file",
  "http:///file",
  "http://:80/file",
  "http://host:port/file",
  "http://host:65536/file",
  "ftp://host/file",
  "file:///c:/file",
  "\\\\server\\share\\file",
  "c:\\file",
  " http://host/file",
  "http://host/a b",
  "http://host/a\nb",
  "http://ho st/file",
  "http://host\\file",
  "http://host/*.bin",
  "http://host/ä",
  "http://host/%2",
  "http://host/%zz",
  "http://host/<file>",
  "http://host/a|b",
  `http://host/a/${"s".repeat(261)}/b`,
  atLength(2201),
])("refuses %s", (text) => {
  expect(refusal(() => checkRemoteName(text))).toBe("E_INVALIDARG");
});
