-- DropIndex
DROP INDEX "Visit_visitedOn_repId_idx";

-- DropIndex
DROP INDEX "Visit_repId_nextVisitOn_idx";

-- CreateIndex
CREATE INDEX "Visit_week_idx" ON "Visit"("visitedOn", "repId", "undoneAt", "orderAmountFen", "collectedAmountFen");

-- CreateIndex
CREATE INDEX "Visit_repId_nextVisitOn_undoneAt_idx" ON "Visit"("repId", "nextVisitOn", "undoneAt");

-- CreateIndex
CREATE INDEX "Complaint_closedAt_idx" ON "Complaint"("closedAt");

-- What a visit is counted as in the Monday report (src/reports/monday/conditions.ts), by hand: Prisma has no partial indexes.
CREATE INDEX "Visit_effective_idx" ON "Visit"("visitedOn", "repId", "undoneAt") WHERE "undoneAt" IS NULL AND "met" <> ''
  AND ("orderAmountFen" > 0 OR "collectedAmountFen" > 0 OR "summary" <> '' OR "feedback" <> '' OR "competitor" <> ''
  OR "nextAction" <> '' OR "nextVisitOn" <> '');

-- Met somebody, and nothing more is said: effective all the same if something was promised.
CREATE INDEX "Visit_bare_idx" ON "Visit"("visitedOn", "repId", "undoneAt") WHERE "undoneAt" IS NULL AND "met" <> ''
  AND COALESCE("orderAmountFen", 0) <= 0 AND COALESCE("collectedAmountFen", 0) <= 0 AND COALESCE("summary", '') = ''
  AND COALESCE("feedback", '') = '' AND COALESCE("competitor", '') = '' AND COALESCE("nextAction", '') = ''
  AND COALESCE("nextVisitOn", '') = '';

CREATE INDEX "Visit_rival_idx" ON "Visit"("visitedOn", "repId", "undoneAt") WHERE "undoneAt" IS NULL AND "competitor" <> '';
