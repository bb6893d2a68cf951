import { types } from "node:util";
import { describe } from "../errors/describe.ts";

// Automation's DATE is a double that counts days of local time since 1899-12-30. Its whole part is the day and its
// fraction the time of that day, whatever the sign: -1.25 is 06:00 on 1899-12-29.

const DAY = 86_400_000;

/** 1899-12-30 as milliseconds, as if local time were UTC. */
const FIRST_DAY = -2_209_161_600_000;

/** The year 100, and the end of the year 9999. */
const EARLIEST = -657_434;
const END = 2_958_466;

/**
 * The moment of an Automation date, taken as local time; what is finer than a millisecond is rounded.
 *
 * @param days days since 1899-12-30, the time of the day as the fraction
 * @throws {TypeError} when it is no number
 * @throws {RangeError} when it is not within the years 100 to 9999
 */
export function oleDateToDate(days: number): Date {
  if (typeof days !== "number")
    throw new TypeError(`oleDateToDate: expected a number, got ${describe(days)}`);
  if (!isOleDate(days))
    throw new RangeError(`oleDateToDate: expected a day of the years 100 to 9999, got ${describe(days)}`);
  const day = Math.trunc(days);
  return new Date(1899, 11, 30 + day, 0, 0, 0, Math.round(Math.abs(days - day) * DAY));
}

/**
 * The Automation date of a moment, in local time: days since 1899-12-30.
 *
 * @throws {TypeError} when it is no Date
 * @throws {RangeError} when the Date is invalid or not within the years 100 to 9999
 */
export function dateToOleDate(date: Date): number {
  if (!types.isDate(date)) throw new TypeError(`dateToOleDate: expected a Date, got ${describe(date)}`);
  const days = daysOf(date);
  if (days === undefined)
    throw new RangeError("dateToOleDate: the Date is invalid or not within the years 100 to 9999");
  return days;
}

/** Whether a number is an Automation date. */
export function isOleDate(days: number): boolean {
  return days > EARLIEST - 1 && days < END;
}

/** As `dateToOleDate` of a true Date, but undefined where that throws. Runs no code of a subclass. */
export function daysOf(date: Date): number | undefined {
  const { getFullYear, getMonth, getDate, getHours, getMinutes, getSeconds, getMilliseconds } =
    Date.prototype;
  const year = getFullYear.call(date);
  if (!(year >= 100 && year <= 9999)) return undefined;
  const day = (Date.UTC(year, getMonth.call(date), getDate.call(date)) - FIRST_DAY) / DAY;
  const minutes = getHours.call(date) * 60 + getMinutes.call(date);
  const time = (minutes * 60 + getSeconds.call(date)) * 1000 + getMilliseconds.call(date);
  return day < 0 ? day - time / DAY : day + time / DAY;
}
