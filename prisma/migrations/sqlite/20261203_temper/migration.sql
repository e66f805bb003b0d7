-- AlterTable
ALTER TABLE "Contact" ADD COLUMN "temper" TEXT;
