import { expect, test } from "vitest";
import { receiveEvents } from "../../src/events/program.ts";
import { suite } from "../../src/requirements.ts";

suite("events under Wine", { needs: ["wine"] }, () => {
  test("fonts tell of changes through vtables and dispinterfaces; nothing is left at the end", () => {
    const { code, stdout, stderr } = receiveEvents();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      fonts: {
        heard: [
          ...["vtable 0", "dispinterface Name"],
          ...["vtable 3", "dispinterface Bold"],
          "dispinterface Bold",
        ],
        isOpen: [false, false],
        isBold: true,
      },
      loops: [["fontChanged", "Italic"], ["fontChanged", "Underline"], ["onChanged", 4], 2, { done: true }],
      documents: { loads: true, heard: [] },
      refusals: [
        "E_NOINTERFACE of IConnectionPointContainer",
        "CONNECT_E_NOCONNECTION of XMLDOMDocumentEvents",
      ],
    });
  });
});
