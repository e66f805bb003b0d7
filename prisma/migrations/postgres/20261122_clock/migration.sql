-- CreateTable
CREATE TABLE "Slot" (
    "job" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Slot_pkey" PRIMARY KEY ("job","at")
);

-- CreateTable
CREATE TABLE "Destination" (
    "platform" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "freeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Destination_pkey" PRIMARY KEY ("platform","address")
);

-- CreateIndex
CREATE INDEX "Destination_freeAt_idx" ON "Destination"("freeAt");

-- CreateIndex
CREATE INDEX "Reminder_personId_state_dueAt_idx" ON "Reminder"("personId", "state", "dueAt");
