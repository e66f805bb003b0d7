-- DropIndex
DROP INDEX "Contact_isLunar_birthMonthDay_idx";

-- CreateIndex
CREATE INDEX "Contact_birthday_idx" ON "Contact"("isLunar", "birthMonthDay", "undoneAt", "customerId");
