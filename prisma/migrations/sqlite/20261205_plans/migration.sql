-- CreateTable
CREATE TABLE "Plan" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "plannedOn" TEXT NOT NULL,
    "time" TEXT,
    "purposes" TEXT NOT NULL,
    "note" TEXT,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "movedFromId" INTEGER,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Plan_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Plan_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanWeek" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "repId" INTEGER NOT NULL,
    "monday" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "askedId" INTEGER,
    "changedAt" DATETIME NOT NULL,
    "decidedById" INTEGER,
    "decidedAt" DATETIME,
    "comment" TEXT,
    "letterKey" TEXT,
    "version" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Slip" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "repId" INTEGER NOT NULL,
    "leftAt" DATETIME NOT NULL,
    "backBy" DATETIME NOT NULL,
    "place" TEXT,
    "endedAt" DATETIME,
    "end" TEXT,
    "letterKey" TEXT,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateIndex
CREATE INDEX "Plan_plannedOn_status_idx" ON "Plan"("plannedOn", "status");

-- CreateIndex
CREATE INDEX "Plan_repId_plannedOn_idx" ON "Plan"("repId", "plannedOn");

-- CreateIndex
CREATE INDEX "Plan_customerId_plannedOn_idx" ON "Plan"("customerId", "plannedOn");

-- CreateIndex
CREATE INDEX "PlanWeek_state_changedAt_idx" ON "PlanWeek"("state", "changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PlanWeek_repId_monday_key" ON "PlanWeek"("repId", "monday");

-- CreateIndex
CREATE INDEX "Slip_repId_endedAt_idx" ON "Slip"("repId", "endedAt");

-- CreateIndex
CREATE INDEX "Slip_endedAt_backBy_idx" ON "Slip"("endedAt", "backBy");
