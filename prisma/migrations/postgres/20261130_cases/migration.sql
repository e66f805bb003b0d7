-- AlterTable
ALTER TABLE "Complaint" ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "cause" TEXT COLLATE "C",
ADD COLUMN     "closingWords" TEXT COLLATE "C",
ADD COLUMN     "deciderId" INTEGER,
ADD COLUMN     "fault" TEXT COLLATE "C",
ADD COLUMN     "natureReason" TEXT COLLATE "C",
ADD COLUMN     "proposal" TEXT COLLATE "C",
ADD COLUMN     "proposalFen" BIGINT,
ADD COLUMN     "proposerId" INTEGER,
ADD COLUMN     "releasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "reopenedAt" TIMESTAMPTZ(3),
ADD COLUMN     "resolvedAt" TIMESTAMPTZ(3),
ADD COLUMN     "review" TEXT COLLATE "C",
ADD COLUMN     "reviewedAt" TIMESTAMPTZ(3),
ADD COLUMN     "waitingSince" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "replaces" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "CaseEntry" (
    "id" INTEGER NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "personId" INTEGER,
    "author" TEXT COLLATE "C",
    "text" TEXT COLLATE "C" NOT NULL,
    "deed" TEXT COLLATE "C",
    "platform" TEXT COLLATE "C" NOT NULL,
    "chat" TEXT COLLATE "C",
    "message" TEXT COLLATE "C",
    "isEvidence" BOOLEAN NOT NULL DEFAULT false,
    "fileName" TEXT COLLATE "C",
    "fileMime" TEXT COLLATE "C",
    "fileSize" INTEGER,
    "fileId" TEXT COLLATE "C",
    "file" BYTEA,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CaseEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CasePlace" (
    "letterKey" TEXT COLLATE "C" NOT NULL,
    "complaintId" INTEGER NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "chat" TEXT COLLATE "C",
    "toUser" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CasePlace_pkey" PRIMARY KEY ("letterKey")
);

-- CreateTable
CREATE TABLE "LadderRung" (
    "teamId" INTEGER,
    "id" SERIAL NOT NULL,
    "level" INTEGER NOT NULL,
    "who" TEXT COLLATE "C" NOT NULL,
    "afterHours" DOUBLE PRECISION NOT NULL,
    "limitFen" BIGINT,

    CONSTRAINT "LadderRung_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "fromOn" TEXT COLLATE "C" NOT NULL,
    "toOn" TEXT COLLATE "C" NOT NULL,
    "standInId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "CaseEntry" ADD CONSTRAINT "CaseEntry_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CasePlace" ADD CONSTRAINT "CasePlace_complaintId_fkey" FOREIGN KEY ("complaintId") REFERENCES "Complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
