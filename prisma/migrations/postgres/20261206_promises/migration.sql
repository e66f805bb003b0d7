-- AlterTable
ALTER TABLE "Promise" ADD COLUMN     "endedOn" TEXT COLLATE "C",
ADD COLUMN     "every" TEXT COLLATE "C",
ADD COLUMN     "firstDueOn" TEXT COLLATE "C",
ADD COLUMN     "nextId" INTEGER,
ADD COLUMN     "nextOn" TEXT COLLATE "C",
ADD COLUMN     "seriesId" INTEGER,
ADD COLUMN     "toWhom" TEXT COLLATE "C",
ADD COLUMN     "word" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "PromiseMove" (
    "promiseId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "fromOn" TEXT COLLATE "C" NOT NULL,
    "toOn" TEXT COLLATE "C" NOT NULL,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PromiseMove_pkey" PRIMARY KEY ("promiseId","version")
);

-- CreateIndex
CREATE INDEX "PromiseMove_repId_movedAt_idx" ON "PromiseMove"("repId", "movedAt");

-- CreateIndex
CREATE INDEX "Promise_nextOn_idx" ON "Promise"("nextOn");

-- CreateIndex
CREATE INDEX "Promise_repId_endedOn_idx" ON "Promise"("repId", "endedOn");

-- CreateIndex
CREATE INDEX "Promise_repId_createdAt_idx" ON "Promise"("repId", "createdAt");
