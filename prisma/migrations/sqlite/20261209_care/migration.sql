-- CreateTable
CREATE TABLE "PeaceSetting" (
    "personId" INTEGER NOT NULL PRIMARY KEY,
    "morning" TEXT,
    "quietFrom" TEXT,
    "quietTo" TEXT,
    "daysAhead" INTEGER,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Mute" (
    "personId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "untilOn" TEXT,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "kind")
);

-- CreateTable
CREATE TABLE "CareDay" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "customerId" INTEGER NOT NULL,
    "name" TEXT,
    "kind" TEXT NOT NULL,
    "date" TEXT,
    "monthDay" INTEGER,
    "year" INTEGER,
    "isLunar" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "CareDay_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Care" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "name" TEXT,
    "kind" TEXT NOT NULL,
    "what" TEXT,
    "amountFen" BIGINT,
    "givenOn" TEXT NOT NULL,
    "contactId" INTEGER,
    "careDayId" INTEGER,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Care_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Care_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CareDay_customerId_idx" ON "CareDay"("customerId");

-- CreateIndex
CREATE INDEX "CareDay_day_idx" ON "CareDay"("isLunar", "monthDay", "undoneAt", "customerId");

-- CreateIndex
CREATE INDEX "Care_customerId_givenOn_idx" ON "Care"("customerId", "givenOn");

-- CreateIndex
CREATE INDEX "Care_repId_givenOn_idx" ON "Care"("repId", "givenOn");
