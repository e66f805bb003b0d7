-- CreateTable
CREATE TABLE "Team" (
    "id" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "timezone" TEXT COLLATE "C",
    "complaintPlatform" TEXT COLLATE "C",
    "complaintChat" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "email" TEXT COLLATE "C",
    "role" TEXT COLLATE "C" NOT NULL,
    "managerId" INTEGER,
    "teamId" INTEGER,
    "locale" TEXT COLLATE "C",
    "timezone" TEXT COLLATE "C",
    "authorityFen" BIGINT,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "lastPlatform" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Identity" (
    "platform" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "personId" INTEGER NOT NULL,
    "chat" TEXT COLLATE "C",
    "greetedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("platform","userId")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "shortName" TEXT COLLATE "C",
    "aliases" TEXT COLLATE "C",
    "pinyin" TEXT COLLATE "C",
    "ownerId" INTEGER,
    "region" TEXT COLLATE "C",
    "phone" TEXT COLLATE "C",
    "address" TEXT COLLATE "C",
    "class" TEXT COLLATE "C",
    "kaLevel" TEXT COLLATE "C",
    "safetyStock" INTEGER,
    "note" TEXT COLLATE "C",
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerName" (
    "customerId" INTEGER NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "normalised" TEXT COLLATE "C" NOT NULL,
    "pinyin" TEXT COLLATE "C" NOT NULL,
    "initials" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CustomerName_pkey" PRIMARY KEY ("customerId","kind","normalised")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C",
    "phone" TEXT COLLATE "C",
    "birthday" TEXT COLLATE "C",
    "birthMonthDay" INTEGER,
    "birthYear" INTEGER,
    "isLunar" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT COLLATE "C",
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "visitedOn" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "purposes" TEXT COLLATE "C" NOT NULL,
    "orderAmountFen" BIGINT,
    "collectedAmountFen" BIGINT,
    "receivableAmountFen" BIGINT,
    "discountAmountFen" BIGINT,
    "visitCostFen" BIGINT,
    "marginRate" DOUBLE PRECISION,
    "met" TEXT COLLATE "C",
    "competitor" TEXT COLLATE "C",
    "feedback" TEXT COLLATE "C",
    "nextVisitOn" TEXT COLLATE "C",
    "nextAction" TEXT COLLATE "C",
    "summary" TEXT COLLATE "C",
    "isUrgent" BOOLEAN NOT NULL DEFAULT false,
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Promise" (
    "id" INTEGER NOT NULL,
    "visitId" INTEGER,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "dueOn" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" INTEGER NOT NULL,
    "customerId" INTEGER NOT NULL,
    "reporterId" INTEGER NOT NULL,
    "assigneeId" INTEGER,
    "teamId" INTEGER,
    "visitId" INTEGER,
    "kind" TEXT COLLATE "C" NOT NULL,
    "nature" TEXT COLLATE "C" NOT NULL,
    "severity" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C" NOT NULL,
    "product" TEXT COLLATE "C",
    "evidence" TEXT COLLATE "C",
    "mood" TEXT COLLATE "C",
    "demand" TEXT COLLATE "C",
    "status" TEXT COLLATE "C" NOT NULL,
    "step" TEXT COLLATE "C" NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 1,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "responseDueAt" TIMESTAMPTZ(3),
    "proposalDueAt" TIMESTAMPTZ(3),
    "respondedAt" TIMESTAMPTZ(3),
    "proposedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "satisfaction" INTEGER,
    "platform" TEXT COLLATE "C" NOT NULL,
    "sourceChat" TEXT COLLATE "C",
    "sourceMessage" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MarketReport" (
    "id" INTEGER NOT NULL,
    "visitId" INTEGER,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "MarketReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" INTEGER NOT NULL,
    "record" TEXT COLLATE "C" NOT NULL,
    "recordId" INTEGER NOT NULL,
    "personId" INTEGER,
    "action" TEXT COLLATE "C" NOT NULL,
    "before" TEXT COLLATE "C",
    "after" TEXT COLLATE "C",
    "platform" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" SERIAL NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "record" TEXT COLLATE "C" NOT NULL,
    "recordId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "dueOn" TEXT COLLATE "C" NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" SERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "toUser" TEXT COLLATE "C",
    "chat" TEXT COLLATE "C",
    "thread" TEXT COLLATE "C",
    "card" TEXT COLLATE "C" NOT NULL,
    "locale" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "takenBy" TEXT COLLATE "C",
    "takenUntil" TIMESTAMPTZ(3),
    "messageId" TEXT COLLATE "C",
    "problem" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundEvent" (
    "key" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ask" TEXT COLLATE "C",
    "answer" TEXT COLLATE "C",
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "InboundEvent_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "record" TEXT COLLATE "C" NOT NULL,
    "recordId" INTEGER,
    "version" INTEGER,
    "values" TEXT COLLATE "C" NOT NULL,
    "platform" TEXT COLLATE "C" NOT NULL,
    "chat" TEXT COLLATE "C",
    "message" TEXT COLLATE "C",
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "madeId" INTEGER,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sequence" (
    "name" TEXT COLLATE "C" NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "Sequence_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "WorkdayOverride" (
    "day" TEXT COLLATE "C" NOT NULL,
    "isWorkday" BOOLEAN NOT NULL,
    "name" TEXT COLLATE "C",

    CONSTRAINT "WorkdayOverride_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "Team_name_key" ON "Team"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Person_managerId_idx" ON "Person"("managerId");

-- CreateIndex
CREATE INDEX "Person_teamId_role_idx" ON "Person"("teamId", "role");

-- CreateIndex
CREATE INDEX "Person_name_idx" ON "Person"("name");

-- CreateIndex
CREATE INDEX "Identity_personId_idx" ON "Identity"("personId");

-- CreateIndex
CREATE INDEX "Customer_ownerId_idx" ON "Customer"("ownerId");

-- CreateIndex
CREATE INDEX "Customer_createdAt_idx" ON "Customer"("createdAt");

-- CreateIndex
CREATE INDEX "Customer_updatedAt_idx" ON "Customer"("updatedAt");

-- CreateIndex
CREATE INDEX "CustomerName_normalised_idx" ON "CustomerName"("normalised");

-- CreateIndex
CREATE INDEX "CustomerName_pinyin_idx" ON "CustomerName"("pinyin");

-- CreateIndex
CREATE INDEX "CustomerName_initials_idx" ON "CustomerName"("initials");

-- CreateIndex
CREATE INDEX "Contact_customerId_idx" ON "Contact"("customerId");

-- CreateIndex
CREATE INDEX "Contact_isLunar_birthMonthDay_idx" ON "Contact"("isLunar", "birthMonthDay");

-- CreateIndex
CREATE INDEX "Visit_repId_visitedOn_idx" ON "Visit"("repId", "visitedOn");

-- CreateIndex
CREATE INDEX "Visit_customerId_visitedOn_idx" ON "Visit"("customerId", "visitedOn");

-- CreateIndex
CREATE INDEX "Visit_visitedOn_repId_idx" ON "Visit"("visitedOn", "repId");

-- CreateIndex
CREATE INDEX "Visit_repId_nextVisitOn_idx" ON "Visit"("repId", "nextVisitOn");

-- CreateIndex
CREATE INDEX "Promise_visitId_idx" ON "Promise"("visitId");

-- CreateIndex
CREATE INDEX "Promise_repId_status_dueOn_idx" ON "Promise"("repId", "status", "dueOn");

-- CreateIndex
CREATE INDEX "Promise_customerId_status_idx" ON "Promise"("customerId", "status");

-- CreateIndex
CREATE INDEX "Complaint_reporterId_status_idx" ON "Complaint"("reporterId", "status");

-- CreateIndex
CREATE INDEX "Complaint_assigneeId_status_idx" ON "Complaint"("assigneeId", "status");

-- CreateIndex
CREATE INDEX "Complaint_customerId_status_idx" ON "Complaint"("customerId", "status");

-- CreateIndex
CREATE INDEX "Complaint_teamId_status_idx" ON "Complaint"("teamId", "status");

-- CreateIndex
CREATE INDEX "Complaint_receivedAt_idx" ON "Complaint"("receivedAt");

-- CreateIndex
CREATE INDEX "Complaint_visitId_idx" ON "Complaint"("visitId");

-- CreateIndex
CREATE INDEX "MarketReport_repId_createdAt_idx" ON "MarketReport"("repId", "createdAt");

-- CreateIndex
CREATE INDEX "MarketReport_customerId_idx" ON "MarketReport"("customerId");

-- CreateIndex
CREATE INDEX "MarketReport_visitId_idx" ON "MarketReport"("visitId");

-- CreateIndex
CREATE INDEX "Change_record_recordId_id_idx" ON "Change"("record", "recordId", "id");

-- CreateIndex
CREATE INDEX "Change_personId_at_idx" ON "Change"("personId", "at");

-- CreateIndex
CREATE INDEX "Reminder_state_dueAt_idx" ON "Reminder"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Reminder_record_recordId_idx" ON "Reminder"("record", "recordId");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_kind_record_recordId_personId_dueOn_key" ON "Reminder"("kind", "record", "recordId", "personId", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_key_key" ON "Outbox"("key");

-- CreateIndex
CREATE INDEX "Outbox_state_dueAt_idx" ON "Outbox"("state", "dueAt");

-- CreateIndex
CREATE INDEX "InboundEvent_doneAt_at_idx" ON "InboundEvent"("doneAt", "at");

-- CreateIndex
CREATE INDEX "InboundEvent_at_idx" ON "InboundEvent"("at");

-- CreateIndex
CREATE INDEX "Draft_createdAt_idx" ON "Draft"("createdAt");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CustomerName" ADD CONSTRAINT "CustomerName_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promise" ADD CONSTRAINT "Promise_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promise" ADD CONSTRAINT "Promise_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promise" ADD CONSTRAINT "Promise_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Complaint" ADD CONSTRAINT "Complaint_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketReport" ADD CONSTRAINT "MarketReport_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketReport" ADD CONSTRAINT "MarketReport_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarketReport" ADD CONSTRAINT "MarketReport_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Change" ADD CONSTRAINT "Change_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
