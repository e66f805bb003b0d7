-- CreateTable
CREATE TABLE "DailyReport" (
    "id" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "day" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "reflections" TEXT COLLATE "C",
    "product" TEXT COLLATE "C",
    "preparing" INTEGER,
    "travelling" INTEGER,
    "waiting" INTEGER,
    "talking" INTEGER,
    "installing" INTEGER,
    "firstSentAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3),
    "askedId" INTEGER,
    "decidedById" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "comment" TEXT COLLATE "C",
    "letterKey" TEXT COLLATE "C",
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DailyReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DailyReport_state_changedAt_idx" ON "DailyReport"("state", "changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "DailyReport_repId_day_key" ON "DailyReport"("repId", "day");
