import { types } from "node:util";
import { outOfRange, wrongType } from "../marshal/checks.ts";
import type { Codec } from "../marshal/codec.ts";
import { daysOf, isOleDate, oleDateToDate } from "./ole-date.ts";

/** A DATE in place, 8 bytes: a moment in local time, to the millisecond. */
export const DateValue: Codec<Date> = {
  size: 8,
  read: (view, offset) => oleDateToDate(view.getFloat64(offset, true)),
  write(view, offset, value, _memory, at, path) {
    if (!types.isDate(value)) throw wrongType(value, at, path, "a Date");
    const days = daysOf(value);
    if (days === undefined) throw outOfRange(value, at, path, "a valid Date of the years 100 to 9999");
    view.setFloat64(offset, days, true);
  },
};

/** A DATE that is read as its number of days, which no Date can hold exactly; a Date may be written. */
export const OleDays: Codec<number | Date> = {
  size: 8,
  read: (view, offset) => view.getFloat64(offset, true),
  write(view, offset, value, memory, at, path) {
    if (typeof value !== "number") DateValue.write(view, offset, value, memory, at, path);
    else if (!isOleDate(value)) throw outOfRange(value, at, path, "days of the years 100 to 9999");
    else view.setFloat64(offset, value, true);
  },
};
