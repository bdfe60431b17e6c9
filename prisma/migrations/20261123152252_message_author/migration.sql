-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "authorId" TEXT;
