import { expect, test } from "vitest";
import { fileProperty, setFileProperty } from "../../src/properties/file-properties.ts";
import { refusal } from "../refusal.ts";
import { addFile, newJob } from "./new-job.ts";

test("the headers of the last response can be read", () => {
  const file = addFile(newJob());
  expect(fileProperty(file, 1)).toBe("");
  file.responseHeaders = "A: 1\r\nB: 2\r\n";
  expect(fileProperty(file, 1)).toBe("A: 1\r\nB: 2\r\n");
});

test("nothing can be set, and there is nothing else", () => {
  expect(refusal(() => setFileProperty(1))).toBe("BG_E_READ_ONLY_PROPERTY");
  expect(refusal(() => setFileProperty(2))).toBe("BG_E_UNKNOWN_PROPERTY_ID");
  expect(refusal(() => fileProperty(addFile(newJob()), 0))).toBe("BG_E_UNKNOWN_PROPERTY_ID");
});
