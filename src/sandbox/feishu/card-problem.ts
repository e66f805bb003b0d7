// What is wrong with a card: Feishu's sub code, a sentence, and where.

export type CardProblem = { code: number; what: string; path: string };

/** Sub codes inside 230099. `tooMuch` is the sandbox's own use of 200621: Feishu's pages name no code for the counts. */
export const codes = {
  card: 200621, // the JSON cannot be read as a card
  tooMuch: 200621,
  oldCard: 200861, // a component of card JSON 1.0
  name: 200530, // a name is missing or used twice
  chart: 200550,
  image: 200570,
  cell: 200914, // a table's cell does not fit its column
  row: 200915, // a table's row has a name that no column has
  person: 100290,
} as const;
