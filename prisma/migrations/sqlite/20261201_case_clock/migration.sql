-- AlterTable
ALTER TABLE "Complaint" ADD COLUMN "askedAt" DATETIME;
ALTER TABLE "Complaint" ADD COLUMN "watchAt" DATETIME;

-- CreateIndex
CREATE INDEX "Complaint_watchAt_idx" ON "Complaint"("watchAt");

-- Cases that are being carried are looked at once.
UPDATE "Complaint" SET "watchAt" = "updatedAt" WHERE "status" <> 'closed' AND "undoneAt" IS NULL;
