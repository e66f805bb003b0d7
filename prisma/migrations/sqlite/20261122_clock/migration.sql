-- CreateTable
CREATE TABLE "Slot" (
    "job" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "doneAt" DATETIME,

    PRIMARY KEY ("job", "at")
);

-- CreateTable
CREATE TABLE "Destination" (
    "platform" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "freeAt" DATETIME NOT NULL,

    PRIMARY KEY ("platform", "address")
);

-- CreateIndex
CREATE INDEX "Destination_freeAt_idx" ON "Destination"("freeAt");

-- CreateIndex
CREATE INDEX "Reminder_personId_state_dueAt_idx" ON "Reminder"("personId", "state", "dueAt");
