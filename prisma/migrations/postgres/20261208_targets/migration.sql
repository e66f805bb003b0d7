-- AlterTable
ALTER TABLE "MarketReport" ADD COLUMN     "isUrgent" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "kind" TEXT COLLATE "C",
ALTER COLUMN "customerId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Target" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER,
    "teamId" INTEGER,
    "period" TEXT COLLATE "C" NOT NULL,
    "metric" TEXT COLLATE "C" NOT NULL,
    "goal" BIGINT NOT NULL,
    "setById" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportWords" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "monday" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReportWords_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Target_personId_period_metric_key" ON "Target"("personId", "period", "metric");

-- CreateIndex
CREATE UNIQUE INDEX "Target_teamId_period_metric_key" ON "Target"("teamId", "period", "metric");

-- CreateIndex
CREATE UNIQUE INDEX "ReportWords_personId_monday_key" ON "ReportWords"("personId", "monday");

-- AddForeignKey
ALTER TABLE "Target" ADD CONSTRAINT "Target_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Target" ADD CONSTRAINT "Target_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportWords" ADD CONSTRAINT "ReportWords_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
