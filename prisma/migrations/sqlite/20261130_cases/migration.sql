-- AlterTable
ALTER TABLE "Complaint" ADD COLUMN "answeredAt" DATETIME;
ALTER TABLE "Complaint" ADD COLUMN "cause" TEXT;
ALTER TABLE "Complaint" ADD COLUMN "closingWords" TEXT;
ALTER TABLE "Complaint" ADD COLUMN "deciderId" INTEGER;
ALTER TABLE "Complaint" ADD COLUMN "fault" TEXT;
ALTER TABLE "Complaint" ADD COLUMN "natureReason" TEXT;
ALTER TABLE "Complaint" ADD COLUMN "proposal" TEXT;
ALTER TABLE "Complaint" ADD COLUMN "proposalFen" BIGINT;
ALTER TABLE "Complaint" ADD COLUMN "proposerId" INTEGER;
ALTER TABLE "Complaint" ADD COLUMN "releasedAt" DATETIME;
ALTER TABLE "Complaint" ADD COLUMN "reopenedAt" DATETIME;
ALTER TABLE "Complaint" ADD COLUMN "resolvedAt" DATETIME;
ALTER TABLE "Complaint" ADD COLUMN "review" TEXT;
ALTER TABLE "Complaint" ADD COLUMN "reviewedAt" DATETIME;
ALTER TABLE "Complaint" ADD COLUMN "waitingSince" DATETIME;

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN "replaces" TEXT;

-- CreateTable
CREATE TABLE "CaseEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "complaintId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" INTEGER,
    "author" TEXT,
    "text" TEXT NOT NULL,
    "deed" TEXT,
    "platform" TEXT NOT NULL,
    "chat" TEXT,
    "message" TEXT,
    "isEvidence" BOOLEAN NOT NULL DEFAULT false,
    "fileName" TEXT,
    "fileMime" TEXT,
    "fileSize" INTEGER,
    "fileId" TEXT,
    "file" BLOB,
    "editedAt" DATETIME,
    "deletedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "CaseEntry_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CasePlace" (
    "letterKey" TEXT NOT NULL PRIMARY KEY,
    "complaintId" INTEGER NOT NULL,
    "platform" TEXT NOT NULL,
    "chat" TEXT,
    "toUser" TEXT,
    "createdAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    CONSTRAINT "CasePlace_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LadderRung" (
    "teamId" INTEGER,
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "level" INTEGER NOT NULL,
    "who" TEXT NOT NULL,
    "afterHours" REAL NOT NULL,
    "limitFen" BIGINT
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "fromOn" TEXT NOT NULL,
    "toOn" TEXT NOT NULL,
    "standInId" INTEGER,
    "createdAt" DATETIME NOT NULL,
    "cancelledAt" DATETIME
);

-- CreateIndex
CREATE INDEX "CaseEntry_complaintId_at_id_idx" ON "CaseEntry"("complaintId", "at", "id");

-- CreateIndex
CREATE INDEX "CaseEntry_platform_chat_message_idx" ON "CaseEntry"("platform", "chat", "message");

-- CreateIndex
CREATE INDEX "CasePlace_complaintId_idx" ON "CasePlace"("complaintId");

-- CreateIndex
CREATE INDEX "LadderRung_teamId_level_idx" ON "LadderRung"("teamId", "level");

-- CreateIndex
CREATE INDEX "Absence_personId_toOn_idx" ON "Absence"("personId", "toOn");

-- CreateIndex
CREATE INDEX "Outbox_messageId_idx" ON "Outbox"("messageId");
