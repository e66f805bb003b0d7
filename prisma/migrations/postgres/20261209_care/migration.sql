-- CreateTable
CREATE TABLE "PeaceSetting" (
    "personId" INTEGER NOT NULL,
    "morning" TEXT COLLATE "C",
    "quietFrom" TEXT COLLATE "C",
    "quietTo" TEXT COLLATE "C",
    "daysAhead" INTEGER,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PeaceSetting_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Mute" (
    "personId" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "untilOn" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mute_pkey" PRIMARY KEY ("personId","kind")
);

-- CreateTable
CREATE TABLE "CareDay" (
    "id" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "name" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "date" TEXT COLLATE "C",
    "monthDay" INTEGER,
    "year" INTEGER,
    "isLunar" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT COLLATE "C",
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CareDay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Care" (
    "id" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "name" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "what" TEXT COLLATE "C",
    "amountFen" BIGINT,
    "givenOn" TEXT COLLATE "C" NOT NULL,
    "contactId" INTEGER,
    "careDayId" INTEGER,
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Care_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CareDay_customerId_idx" ON "CareDay"("customerId");

-- CreateIndex
CREATE INDEX "CareDay_day_idx" ON "CareDay"("isLunar", "monthDay", "undoneAt", "customerId");

-- CreateIndex
CREATE INDEX "Care_customerId_givenOn_idx" ON "Care"("customerId", "givenOn");

-- CreateIndex
CREATE INDEX "Care_repId_givenOn_idx" ON "Care"("repId", "givenOn");

-- AddForeignKey
ALTER TABLE "CareDay" ADD CONSTRAINT "CareDay_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Care" ADD CONSTRAINT "Care_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Care" ADD CONSTRAINT "Care_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
