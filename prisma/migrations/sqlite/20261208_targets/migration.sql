-- CreateTable
CREATE TABLE "Target" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "personId" INTEGER,
    "teamId" INTEGER,
    "period" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "goal" BIGINT NOT NULL,
    "setById" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Target_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Target_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportWords" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "monday" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReportWords_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable: without making the table anew (SQLite 3.53, sqlite.org/lang_altertable.html)
ALTER TABLE "MarketReport" ALTER COLUMN "customerId" DROP NOT NULL;
ALTER TABLE "MarketReport" ADD COLUMN "kind" TEXT;
ALTER TABLE "MarketReport" ADD COLUMN "isUrgent" BOOLEAN NOT NULL DEFAULT true;

-- CreateIndex
CREATE UNIQUE INDEX "Target_personId_period_metric_key" ON "Target"("personId", "period", "metric");

-- CreateIndex
CREATE UNIQUE INDEX "Target_teamId_period_metric_key" ON "Target"("teamId", "period", "metric");

-- CreateIndex
CREATE UNIQUE INDEX "ReportWords_personId_monday_key" ON "ReportWords"("personId", "monday");
