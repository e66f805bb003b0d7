-- AlterTable
ALTER TABLE "Complaint" ADD COLUMN     "askedAt" TIMESTAMPTZ(3),
ADD COLUMN     "watchAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Complaint_watchAt_idx" ON "Complaint"("watchAt");

-- Cases that are being carried are looked at once.
UPDATE "Complaint" SET "watchAt" = "updatedAt" WHERE "status" <> 'closed' AND "undoneAt" IS NULL;
