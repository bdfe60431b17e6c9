-- AlterTable
ALTER TABLE "Activation" ADD COLUMN     "nextStage" TEXT NOT NULL DEFAULT 'ask',
ADD COLUMN     "stageOfId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Activation_stageOfId_key" ON "Activation"("stageOfId");
