// How much room a chart's names and figures need on a phone, so that none stands on another.
import type { Chart } from "../core/reply.ts";

/** `said` is what stands beside the value. Only these four names are ever looked up by VChart: a person's name is a value. */
export type Datum = { at: string; series: string; value: number; said: string };

/** Letters that stand side by side on a phone: about 300 px at 12 px each. Columns that need more room lie down. */
const SIDE_BY_SIDE = 25;

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2e80 ? 0.6 : 1), 0);

/** Under each group of columns stands its name, above it the values side by side. */
export function isTooWide(values: readonly Datum[]): boolean {
  const above = new Map<string, number>();
  for (const { at, said } of values) above.set(at, (above.get(at) ?? 0) + widthOf(said) + 0.3);
  const needed = [...above].reduce((sum, [name, width]) => sum + Math.max(width, widthOf(name) + 0.5), 0);
  return needed > SIDE_BY_SIDE;
}

// What a phone leaves of its width for bars and what stands beside them, in pixels.
const PHONE = 250;
const LETTER = 12;
const LONGEST_NAME = 125;

/** How much of the axis the labels beside the longest bars need, on either side; at least four tenths are left for the bars. */
function shareOf(kind: Chart["kind"], values: readonly Datum[]): { above: number; below: number } {
  const [least = 0] = values.map(({ value }) => value).toSorted((one, other) => one - other);
  if (kind !== "bars") return { above: 0.12, below: least < 0 ? 0.12 : 0 };
  const widest = (some: readonly string[]): number => Math.max(0, ...some.map((text) => widthOf(text) * LETTER));
  const plot = PHONE - Math.min(LONGEST_NAME, widest(values.map(({ at }) => at)) + 12);
  const label = (isAbove: boolean): number => {
    const side = values.filter(({ value }) => (isAbove ? value >= 0 : value < 0)).map(({ said }) => said);
    return side.length > 0 ? (widest(side) + 10) / plot : 0;
  };
  const shares = { above: label(true), below: label(false) };
  const tooMuch = Math.max(1, (shares.above + shares.below) / 0.6);
  return { above: shares.above / tooMuch, below: shares.below / tooMuch };
}

/** Where the axis ends: from nought, and with room for what stands beside the longest bar on either side. */
export function roomFor(kind: Chart["kind"], values: readonly Datum[]): { min: number; max: number } {
  const most = Math.max(0, ...values.map(({ value }) => value));
  const least = Math.min(0, ...values.map(({ value }) => value));
  const { above, below } = shareOf(kind, values);
  const whole = (most - least || 1) / (1 - above - below);
  return { min: least - whole * below + 0, max: most + (most - least === 0 ? 1 : 0) + whole * above };
}
