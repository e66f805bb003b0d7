// A text that a spreadsheet would take for a formula is kept a text by a `'` in front, and read back without it.

// Full-width signs count too: Excel and Numbers take ＝ for =. A tab or a line end in front hides the sign.
const RUNS = "[=+\\-@\\t\\r\\n＝＋－＠]";
const WANTS_MARK = new RegExp(`^(?:'*${RUNS}|'+\\d)`, "u");
/** The mark also keeps numbers that are no amounts, such as phone numbers: '0108… */
const HAS_MARK = new RegExp(`^'(?='*(?:${RUNS}|\\d))`, "u");

export const defuseFormula = (text: string): string => (WANTS_MARK.test(text) ? `'${text}` : text);

export const undoDefusing = (text: string): string => text.replace(HAS_MARK, "");
