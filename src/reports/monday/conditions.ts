// What makes a visit count, as SQL: asked the same way where figures are summed and where their records are listed.
// The partial indexes of the migration "monday" hold these very words; with others they are not used (test/reports/plan.test.ts).

const OUTCOME = `("orderAmountFen" > 0 OR "collectedAmountFen" > 0 OR "summary" <> '' OR "feedback" <> '' OR "competitor" <> ''
  OR "nextAction" <> '' OR "nextVisitOn" <> '')`;

const NOTHING_MORE = `COALESCE("orderAmountFen", 0) <= 0 AND COALESCE("collectedAmountFen", 0) <= 0
  AND COALESCE("summary", '') = '' AND COALESCE("feedback", '') = '' AND COALESCE("competitor", '') = ''
  AND COALESCE("nextAction", '') = '' AND COALESCE("nextVisitOn", '') = ''`;

const PROMISED = `EXISTS (SELECT 1 FROM "Promise" p WHERE p."visitId" = "Visit"."id" AND p."undoneAt" IS NULL)`;

export const KEPT = `"undoneAt" IS NULL`;
export const ORDERED = `"orderAmountFen" > 0`;
export const COLLECTED = `"collectedAmountFen" > 0`;
export const RIVAL = `"competitor" <> ''`;
export const MET = `"met" <> ''`;

/** effective is a visit where somebody was met, with an outcome or a next step; the two halves exclude each other. */
export const EFFECTIVE = [`${MET} AND ${OUTCOME}`, `${MET} AND ${NOTHING_MORE} AND ${PROMISED}`] as const;

/** A promise that was called off is no plan; one that was kept since was planned all the same. */
export const PLANNED_PROMISE = `"status" IN ('open', 'kept', 'broken')`;

/** A visit that is still meant to be. */
export const PLANNED = `"status" = 'open' AND "undoneAt" IS NULL`;

/** A next visit that stands in the plan as well is one thing, and counts as the plan. */
export const NOT_PLANNED = `NOT EXISTS (SELECT 1 FROM "Plan" n WHERE n."repId" = "Visit"."repId"
  AND n."plannedOn" = "Visit"."nextVisitOn" AND n."customerId" = "Visit"."customerId" AND n."status" = 'open'
  AND n."undoneAt" IS NULL)`;

/** A report from the market that does not say again what its visit says (C-02). */
export const MARKET_OF_ITS_OWN = `m."undoneAt" IS NULL AND (v."id" IS NULL OR v."undoneAt" IS NOT NULL
  OR COALESCE(v."competitor", '') = '')`;
