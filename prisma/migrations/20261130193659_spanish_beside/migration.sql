-- AlterTable
ALTER TABLE "Alert" ADD COLUMN     "messageEs" TEXT;

-- AlterTable
ALTER TABLE "PolicyDecision" ADD COLUMN     "explanationEs" TEXT;
