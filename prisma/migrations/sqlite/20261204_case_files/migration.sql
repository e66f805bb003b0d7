-- CreateIndex
CREATE INDEX "CaseEntry_createdAt_idx" ON "CaseEntry"("createdAt");
