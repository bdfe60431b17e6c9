-- AlterTable
ALTER TABLE "AlertEvent" ADD COLUMN     "payloadId" TEXT,
ADD COLUMN     "payloadItem" INTEGER;
