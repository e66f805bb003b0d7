// What Slack's client checks in one input before it submits a modal.
import type { Json } from "./json.ts";
import { contentOf } from "./values.ts";

function isEmpty(content: unknown): boolean {
  return (
    content === null || content === undefined || content === "" || (Array.isArray(content) && content.length === 0)
  );
}

function readNumber(element: Json, name: string): number | null {
  const value = element[name];
  if (value === undefined) return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}

/** `min_length` and `max_length` of plain_text_input, counted in characters. */
function checkLength(element: Json, text: string): string | null {
  const least = readNumber(element, "min_length");
  const most = readNumber(element, "max_length") ?? 3000; // Slack: a plain_text_input holds 3000 characters
  if (least !== null && text.length < least) return `Please enter at least ${least} characters.`;
  if (text.length > most) return `Please enter no more than ${most} characters.`;
  return null;
}

function checkNumber(element: Json, text: string): string | null {
  const isDecimal = element.is_decimal_allowed === true;
  const pattern = isDecimal ? /^-?\d+(?:\.\d+)?$/u : /^-?\d+$/u;
  if (!pattern.test(text)) return isDecimal ? "Please enter a number." : "Please enter a whole number.";
  const least = readNumber(element, "min_value");
  const most = readNumber(element, "max_value");
  if (least !== null && Number(text) < least) return `Please enter ${least} or more.`;
  if (most !== null && Number(text) > most) return `Please enter ${most} or less.`;
  return null;
}

function checkDay(text: string): string | null {
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return isDay ? null : "Please choose a date.";
}

const CHECKS: Record<string, (element: Json, text: string) => string | null> = {
  plain_text_input: checkLength,
  number_input: checkNumber,
  email_text_input: (_element, text) => (/^\S+@\S+\.\S+$/u.test(text) ? null : "Please enter an email address."),
  url_text_input: (_element, text) => (URL.canParse(text) ? null : "Please enter a URL."),
  datepicker: (_element, text) => checkDay(text),
  timepicker: (_element, text) => (/^([01]\d|2[0-3]):[0-5]\d$/u.test(text) ? null : "Please choose a time."),
};

/** @returns what the client says under the input, or null when it would let it through. */
export function checkValue(block: Json, element: Json, value: Json | undefined): string | null {
  const content = contentOf(element, value);
  if (isEmpty(content)) return block.optional === true ? null : "Please complete this required field.";
  const most = readNumber(element, "max_selected_items");
  if (Array.isArray(content) && most !== null && content.length > most) return `Please choose no more than ${most}.`;
  return CHECKS[String(element.type)]?.(element, String(content)) ?? null;
}
