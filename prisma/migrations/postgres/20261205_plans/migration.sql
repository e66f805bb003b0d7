-- CreateTable
CREATE TABLE "Plan" (
    "id" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "plannedOn" TEXT COLLATE "C" NOT NULL,
    "time" TEXT COLLATE "C",
    "purposes" TEXT COLLATE "C" NOT NULL,
    "note" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "movedFromId" INTEGER,
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanWeek" (
    "id" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "monday" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "askedId" INTEGER,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "comment" TEXT COLLATE "C",
    "letterKey" TEXT COLLATE "C",
    "version" INTEGER NOT NULL,

    CONSTRAINT "PlanWeek_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Slip" (
    "id" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "leftAt" TIMESTAMPTZ(3) NOT NULL,
    "backBy" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT COLLATE "C",
    "endedAt" TIMESTAMPTZ(3),
    "end" TEXT COLLATE "C",
    "letterKey" TEXT COLLATE "C",
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Slip_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
