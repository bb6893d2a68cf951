import { expect, test } from "vitest";
import { serverSuite } from "../../src/servers/serve.ts";

serverSuite("Wine's IUri", "addresses", { idl: ["urlmon"] }, (project) => {
  test("an address is taken apart and built anew", () => {
    expect(project().run()).toEqual({
      parts: [
        ...["https", "example.org", 8443, "/a/b%20c.html", "?x=1&y=%C5%BC", "#part"],
        ...["user", ".html", "example.org"],
      ],
      whole: "https://user:secret@example.org:8443/a/b%20c.html?x=1&y=%C5%BC#part",
      property: ["example.org", 8443, 11, true],
      equal: [false, true, false],
      missing: "",
      built: {
        before: "example.org",
        after: "example.com",
        port: { pfHasPort: true, pdwPort: 81 },
        modified: true,
        uri: "https://example.com:81/ż",
      },
      refused: [
        "E_INVALIDARG 0x80070057 from IUri.getPropertyDWORD",
        "E_INVALIDARG 0x80070057 from IUri.getPropertyBSTR",
        "TypeError: IUri.isEqual(uri): expected an IUri, got an object",
      ],
    });
  });
});
