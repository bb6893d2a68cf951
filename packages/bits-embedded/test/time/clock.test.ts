import { expect, test, vi } from "vitest";
import { Clock } from "../../src/time/clock.ts";

test("periods go by faster at a higher speed, time stamps do not", () => {
  vi.useFakeTimers({ now: 1_000_000 });
  try {
    const clock = new Clock(100);
    const called = vi.fn();
    clock.after(600_000, called);
    vi.advanceTimersByTime(5_999);
    expect(called).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(called).toHaveBeenCalledOnce();
    expect(clock.now()).toBe(1_006_000);
    expect(clock.elapsedSince(1_000_000)).toBe(600_000);
  } finally {
    vi.useRealTimers();
  }
});

test("what is disposed is not called, and a period longer than timers can wait is not called at once", () => {
  vi.useFakeTimers();
  try {
    const called = vi.fn();
    new Clock().after(10, called)[Symbol.dispose]();
    const DAY = 24 * 3600 * 1000;
    new Clock().after(90 * DAY, called);
    const stopped = new Clock().after(90 * DAY, called);
    vi.advanceTimersByTime(89 * DAY);
    expect(called).not.toHaveBeenCalled();
    stopped[Symbol.dispose]();
    vi.advanceTimersByTime(2 * DAY);
    expect(called).toHaveBeenCalledOnce();
  } finally {
    vi.useRealTimers();
  }
});

test("a time stamp in the future counts as now", () => {
  expect(new Clock().elapsedSince(Date.now() + 60_000)).toBe(0);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("no speed: %s", (speed) => {
  expect(() => new Clock(speed)).toThrow(RangeError);
});
