-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "signedFormats" TEXT[] DEFAULT ARRAY[]::TEXT[];
