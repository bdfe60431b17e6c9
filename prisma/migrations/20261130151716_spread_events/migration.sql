-- AlterTable
ALTER TABLE "Activation" ADD COLUMN     "staggerMinutes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "endAt" TIMESTAMPTZ(3),
ADD COLUMN     "startAt" TIMESTAMPTZ(3);
