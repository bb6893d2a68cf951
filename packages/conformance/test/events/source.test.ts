import { beforeAll, expect, test } from "vitest";
import { onLinux, type RunProgram, sanitized, underWine } from "../../src/events/event-source.ts";
import { type Need, suite } from "../../src/requirements.ts";

const NEEDS: readonly Need[] = ["gcc", "widl", "wine-headers"];

const AT_EXIT = "at exit: 79 advised, 79 unadvised, 242 references taken, 242 returned";

suite("the C source of events on Linux", { needs: NEEDS }, () => expectAll(onLinux));

suite("the C source of events under Wine", { needs: [...NEEDS, "mingw64", "wine"] }, () =>
  expectAll(underWine),
);

suite("the C source of events with sanitizers in it", { needs: NEEDS }, () => {
  test("neither it nor its receivers do with memory what they must not", () => {
    const { code, stdout, stderr } = sanitized()("main");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(AT_EXIT);
  });
});

/** What must be so on both systems. */
function expectAll(prepare: () => RunProgram): void {
  let run: RunProgram;
  let report: Record<string, unknown>;
  let atExit: string | undefined;

  beforeAll(() => {
    run = prepare();
    const { code, stdout, stderr } = run("main");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split(/\r?\n/);
    atExit = lines.pop();
    report = JSON.parse(lines.join("\n"));
  });

  test("events of every shape reach the handlers of their names, and what they answer the source", () => {
    expect(report.vtable).toEqual({
      heard: [
        "-2147483648,9223372036854775807,0.5",
        ["Zażółć \u{1F600}", "Zażółć \u{1F600}"],
        ["", ""],
        [true, true],
        [true, false],
        ["Int32Array", 1000, 1000],
        ["Int32Array", 0, null],
      ],
      answers: [
        ...Array.from({ length: 7 }, () => "S_OK"),
        ...["S_OK 42", "S_OK 7", 'S_OK "old, renamed"', 'S_OK ", renamed"'],
      ],
      lent: "ReleasedError",
      ended: "1 of 1",
    });
  });

  test("what handlers throw or answer wrongly is the HRESULT that the source gets", () => {
    expect(report.failures).toEqual({
      answers: [
        ...["E_ACCESSDENIED", "E_INVALIDARG", "E_INVALIDARG", "E_FAIL", "E_FAIL"],
        ...["E_UNEXPECTED", "E_UNEXPECTED", "E_UNEXPECTED", "E_UNEXPECTED", 'E_UNEXPECTED "stays"'],
        "E_NOTIMPL",
      ],
      ended: "1 of 1",
    });
  });

  test("events of a dispinterface reach their handlers by DISPID", () => {
    expect(report.dispinterface).toEqual({
      heard: [
        "-5,-9007199254740993,0.25",
        "Zażółć",
        "",
        [true, true],
        [true, false],
        [2.5, true, true, "12.3456"],
      ],
      answers: [
        ...Array.from({ length: 6 }, () => "S_OK"),
        ...["S_OK 42", "S_OK 7", 'S_OK "old, renamed"', 'S_OK ", renamed"'],
      ],
      ended: "1 of 1",
    });
    expect(report.exceptions).toEqual({
      answers: [
        'DISP_E_EXCEPTION of E_ACCESSDENIED "E_ACCESSDENIED (0x80070005): keep out"',
        'DISP_E_EXCEPTION of E_INVALIDARG "too far"',
        'DISP_E_EXCEPTION of E_FAIL "not now"',
        'DISP_E_EXCEPTION of E_UNEXPECTED "DSourceEvents.asked(result): expected a number (int32), got \\"7\\""',
        'DISP_E_EXCEPTION of E_UNEXPECTED "DSourceEvents.renaming(name): expected a string, got 5"',
        "DISP_E_MEMBERNOTFOUND",
      ],
      ended: "1 of 1",
    });
  });

  test("several connections are called in turn, and ended alone", () => {
    expect(report.several).toEqual({
      heard: "a1 A1 b1 B1 c1 C1 A2 b2 c2 C2",
      receivers: [6, 4, 0],
      ended: "6 of 6",
    });
  });

  test("connections begin and end inside handlers; the source may go on with a receiver that is over", () => {
    expect(report.whileFiring).toEqual({
      heard: "own1 other1 more1 other2 more2 late2",
      answers: [
        ["S_OK", "S_OK", "RPC_E_DISCONNECTED", "S_OK"],
        ["S_OK", "S_OK", "S_OK"],
      ],
      ended: "5 of 5",
    });
    expect(report.lastWrapper).toEqual({ heard: [1, 2], ended: "1 of 1" });
    expect(report.signals).toEqual({ heard: [1, 2], isOpen: false, refused: "enough", ended: "1 of 1" });
    // Those that end within Advise lose the source's reference before that of advise itself.
    expect(report.greetings).toEqual({ heard: [1, 2], open: [false, false], first: 3, ended: "1 of 3" });
  });

  test("what the source refuses is said with its HRESULT, and leaves nothing behind", () => {
    expect(report.refusals).toEqual({
      refused: [
        "CONNECT_E_ADVISELIMIT",
        "CONNECT_E_NOCONNECTION",
        "CONNECT_E_CANNOTCONNECT",
        "CONNECT_E_NOCONNECTION",
        "CONNECT_E_NOCONNECTION",
      ],
      ended: "3 of 3",
    });
  });

  test("points and connections can be enumerated", () => {
    const objects = { sources: 1, enumerators: 0 };
    expect(report.points).toEqual({
      names: 2,
      looped: ["ISourceEvents", true, "DSourceEvents", true],
      skipped: ["S_OK", "S_FALSE"],
      lengths: [1, 0],
      isFound: true,
      objects,
    });
    expect(report.connections).toEqual({
      cookies: true,
      sinks: 40,
      skipped: ["S_OK", "S_FALSE"],
      counts: [1, 0, 40],
      now: [40, 42],
      ended: "42 of 42",
      objects,
    });
  });

  test("loops get the events one after the other, until they end or their signal fires", () => {
    expect(report.loops).toEqual({
      heard: ["counted,1,2,0.5", "named,two,two", "measured,1,2,3", "counted", "named", "measured"],
      more: [{ done: true }, { done: true }],
      ended: "2 of 2",
    });
    expect(report.aborted).toEqual({
      outcomes: ["counted", "enough", "counted", "busy"],
      receivers: 0,
      ended: "2 of 2",
    });
  });

  test("a loop that is too slow loses the oldest; objects live until it goes on; it answers nothing", () => {
    expect(report.overflow).toEqual({ heard: ["found", 10, "found"], lost: 17, ended: "1 of 1" });
    expect(report.lentObjects).toEqual({
      states: [[], [true, true], [false], [true, true]],
      after: [false, false],
      ended: "1 of 1",
    });
    expect(report.unanswered).toEqual({
      answers: [
        "E_UNEXPECTED",
        'DISP_E_EXCEPTION of E_UNEXPECTED "DSourceEvents.asked(result): expected a number (int32), got undefined"',
        "E_UNEXPECTED 7",
        "S_OK 7",
      ],
      ended: "2 of 2",
    });
  });

  test("events come from threads of the source and of the pool, and their answers reach them", () => {
    // 20 threads ask both receivers for their number, which one doubles and the other takes three times.
    expect(report.threads).toEqual({ heard: 420, answers: 1050, finals: 1, ended: "2 of 2" });
    expect(report.pool).toEqual({ receivers: [1, 1, 0], answers: ["S_OK 1", "S_OK 2"], ended: "1 of 1" });
    expect(report.loop).toEqual({ heard: 210, lost: 0, ended: "1 of 1" });
    expect(report.endedMeanwhile).toEqual({
      heard: [],
      answers: ["RPC_E_DISCONNECTED", "DISP_E_EXCEPTION of RPC_E_DISCONNECTED"],
      ended: "2 of 2",
    });
  });

  test("at the end all references are back", () => {
    expect(report.left).toEqual({ sources: 1, enumerators: 0 });
    expect(atExit).toBe(AT_EXIT);
  });

  const CLOSED = "at exit: 4 advised, 4 unadvised, 8 references taken, 8 returned";
  // What a source is in the middle of calling keeps its receiver.
  const CALLING = "at exit: 5 advised, 5 unadvised, 14 references taken, 12 returned";
  test.each([
    ["comes to its end", "end", 0, "4 of 4; open: false,false,false", CLOSED],
    ["calls process.exit", "exit", 3, "4 of 4; open: false,false,false", CLOSED],
    ["has ended one before", "disposed", 0, "4 of 4; open: false,false", CLOSED],
    ["throws", "throw", 1, "4 of 4; open: false,false,false", CLOSED],
    ["exits inside a handler", "handler", 4, "4 of 5; open: false,false,false,false", CALLING],
    ["exits while a thread calls", "thread", 5, "4 of 5; open: false,false,false,false", CALLING],
    [
      "exits while a thread waits for it",
      "waiting",
      6,
      "0 of 4; open: false,false,false",
      "at exit: 4 advised, 4 unadvised, 8 references taken, 4 returned",
    ],
  ])("connections end with the process when it %s", (_what, way, code, told, atEnd) => {
    const result = run("exit", way);
    expect([result.code, ...result.stdout.trimEnd().split(/\r?\n/)]).toEqual([code, told, atEnd]);
  });

  test("connections of a worker end with it", () => {
    const { code, stdout } = run("worker");
    expect([code, ...stdout.trimEnd().split(/\r?\n/)]).toEqual([
      ...[0, "counted", "counted"],
      "at exit: 2 advised, 2 unadvised, 4 references taken, 4 returned",
    ]);
  });
}
