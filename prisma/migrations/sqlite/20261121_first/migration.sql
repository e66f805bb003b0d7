-- CreateTable
CREATE TABLE "Team" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "timezone" TEXT,
    "complaintPlatform" TEXT,
    "complaintChat" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "managerId" INTEGER,
    "teamId" INTEGER,
    "locale" TEXT,
    "timezone" TEXT,
    "authorityFen" BIGINT,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "lastPlatform" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Person_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Person_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Identity" (
    "platform" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "chat" TEXT,
    "greetedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("platform", "userId"),
    CONSTRAINT "Identity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "aliases" TEXT,
    "pinyin" TEXT,
    "ownerId" INTEGER,
    "region" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "class" TEXT,
    "kaLevel" TEXT,
    "safetyStock" INTEGER,
    "note" TEXT,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Customer_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CustomerName" (
    "customerId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "normalised" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,

    PRIMARY KEY ("customerId", "kind", "normalised"),
    CONSTRAINT "CustomerName_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "customerId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "phone" TEXT,
    "birthday" TEXT,
    "birthMonthDay" INTEGER,
    "birthYear" INTEGER,
    "isLunar" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Contact_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "visitedOn" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "purposes" TEXT NOT NULL,
    "orderAmountFen" BIGINT,
    "collectedAmountFen" BIGINT,
    "receivableAmountFen" BIGINT,
    "discountAmountFen" BIGINT,
    "visitCostFen" BIGINT,
    "marginRate" REAL,
    "met" TEXT,
    "competitor" TEXT,
    "feedback" TEXT,
    "nextVisitOn" TEXT,
    "nextAction" TEXT,
    "summary" TEXT,
    "isUrgent" BOOLEAN NOT NULL DEFAULT false,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Visit_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Visit_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Promise" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "visitId" INTEGER,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" TEXT,
    "status" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Promise_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Promise_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Promise_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Complaint" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "customerId" INTEGER NOT NULL,
    "reporterId" INTEGER NOT NULL,
    "assigneeId" INTEGER,
    "teamId" INTEGER,
    "visitId" INTEGER,
    "kind" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "product" TEXT,
    "evidence" TEXT,
    "mood" TEXT,
    "demand" TEXT,
    "status" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 1,
    "receivedAt" DATETIME NOT NULL,
    "responseDueAt" DATETIME,
    "proposalDueAt" DATETIME,
    "respondedAt" DATETIME,
    "proposedAt" DATETIME,
    "closedAt" DATETIME,
    "satisfaction" INTEGER,
    "platform" TEXT NOT NULL,
    "sourceChat" TEXT,
    "sourceMessage" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Complaint_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Complaint_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Complaint_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Complaint_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Complaint_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MarketReport" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "visitId" INTEGER,
    "customerId" INTEGER NOT NULL,
    "repId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "MarketReport_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "MarketReport_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MarketReport_repId_fkey" FOREIGN KEY ("repId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "record" TEXT NOT NULL,
    "recordId" INTEGER NOT NULL,
    "personId" INTEGER,
    "action" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "platform" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Change_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "recordId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "dueOn" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Reminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "toUser" TEXT,
    "chat" TEXT,
    "thread" TEXT,
    "card" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "takenBy" TEXT,
    "takenUntil" DATETIME,
    "messageId" TEXT,
    "problem" TEXT,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME
);

-- CreateTable
CREATE TABLE "InboundEvent" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "ask" TEXT,
    "answer" TEXT,
    "doneAt" DATETIME
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "personId" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "recordId" INTEGER,
    "version" INTEGER,
    "values" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "chat" TEXT,
    "message" TEXT,
    "createdAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "madeId" INTEGER
);

-- CreateTable
CREATE TABLE "Sequence" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "next" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "WorkdayOverride" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "isWorkday" BOOLEAN NOT NULL,
    "name" TEXT
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
