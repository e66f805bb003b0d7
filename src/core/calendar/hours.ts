// The hours of business: which hours of a weekday are worked, and those of a make-up workday.

/** From and to as HH:MM on the wall; `24:00` is the day's end. */
export type Span = readonly [from: string, to: string];

/** `weekdays`: from Monday to Sunday, in order and without overlap; an empty list is a day off. */
export type Hours = { weekdays: readonly (readonly Span[])[]; makeUp: readonly Span[] };

const OFFICE_DAY: readonly Span[] = [
  ["09:00", "12:00"],
  ["13:00", "18:00"],
];

/** Monday to Friday with a break at noon (DESIGN §6). */
export const BUSINESS_HOURS: Hours = {
  weekdays: [OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, OFFICE_DAY, [], []],
  makeUp: OFFICE_DAY,
};
