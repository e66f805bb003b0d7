-- AlterTable
ALTER TABLE "Promise" ADD COLUMN "endedOn" TEXT;
ALTER TABLE "Promise" ADD COLUMN "every" TEXT;
ALTER TABLE "Promise" ADD COLUMN "firstDueOn" TEXT;
ALTER TABLE "Promise" ADD COLUMN "nextId" INTEGER;
ALTER TABLE "Promise" ADD COLUMN "nextOn" TEXT;
ALTER TABLE "Promise" ADD COLUMN "seriesId" INTEGER;
ALTER TABLE "Promise" ADD COLUMN "toWhom" TEXT;
ALTER TABLE "Promise" ADD COLUMN "word" TEXT;

-- CreateTable
CREATE TABLE "PromiseMove" (
    "promiseId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "fromOn" TEXT NOT NULL,
    "toOn" TEXT NOT NULL,
    "movedAt" DATETIME NOT NULL,

    PRIMARY KEY ("promiseId", "version")
);

-- CreateIndex
CREATE INDEX "PromiseMove_repId_movedAt_idx" ON "PromiseMove"("repId", "movedAt");

-- CreateIndex
CREATE INDEX "Promise_nextOn_idx" ON "Promise"("nextOn");

-- CreateIndex
CREATE INDEX "Promise_repId_endedOn_idx" ON "Promise"("repId", "endedOn");

-- CreateIndex
CREATE INDEX "Promise_repId_createdAt_idx" ON "Promise"("repId", "createdAt");
