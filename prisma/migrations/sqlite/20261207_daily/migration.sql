-- CreateTable
CREATE TABLE "DailyReport" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "repId" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reflections" TEXT,
    "product" TEXT,
    "preparing" INTEGER,
    "travelling" INTEGER,
    "waiting" INTEGER,
    "talking" INTEGER,
    "installing" INTEGER,
    "firstSentAt" DATETIME,
    "sentAt" DATETIME,
    "changedAt" DATETIME,
    "askedId" INTEGER,
    "decidedById" INTEGER,
    "decidedAt" DATETIME,
    "comment" TEXT,
    "letterKey" TEXT,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateIndex
CREATE INDEX "DailyReport_state_changedAt_idx" ON "DailyReport"("state", "changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "DailyReport_repId_day_key" ON "DailyReport"("repId", "day");
