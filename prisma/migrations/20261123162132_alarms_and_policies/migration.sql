-- AlterTable
ALTER TABLE "Activation" ADD COLUMN     "endorsedBy" TEXT,
ADD COLUMN     "extensions" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "extensionsTold" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "midEventKw" DOUBLE PRECISION,
ADD COLUMN     "originalEndAt" TIMESTAMPTZ(3),
ADD COLUMN     "policyId" TEXT,
ADD COLUMN     "reboundPeakKw" DOUBLE PRECISION,
ADD COLUMN     "reboundToldAt" TIMESTAMPTZ(3),
ADD COLUMN     "shortfallCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "targetKw" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "Alert" ADD COLUMN     "announceAt" TIMESTAMPTZ(3),
ADD COLUMN     "chatteringSince" TIMESTAMPTZ(3),
ADD COLUMN     "clearDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "escalatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "remindedAt" TIMESTAMPTZ(3),
ADD COLUMN     "staleSince" TIMESTAMPTZ(3),
ADD COLUMN     "suppressRuleId" TEXT;

-- AlterTable
ALTER TABLE "Recommendation" ADD COLUMN     "endorsedAt" TIMESTAMPTZ(3),
ADD COLUMN     "endorsedBy" TEXT,
ADD COLUMN     "endorsedById" TEXT,
ADD COLUMN     "endorsedOption" TEXT,
ADD COLUMN     "endorsedVersion" INTEGER;

-- CreateTable
CREATE TABLE "AlarmRule" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "transformerId" TEXT,
    "feederId" TEXT,
    "substationId" TEXT,
    "alertKind" TEXT,
    "sourceId" TEXT,
    "gravestPriority" INTEGER NOT NULL DEFAULT 2,
    "reason" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedBy" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AlarmRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'off',
    "version" INTEGER NOT NULL DEFAULT 1,
    "conditions" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedVersion" INTEGER,
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "changedBy" TEXT,
    "changedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyDecision" (
    "id" TEXT NOT NULL,
    "policyId" TEXT NOT NULL,
    "policyVersion" INTEGER NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "recommendationVersion" INTEGER NOT NULL,
    "alertId" TEXT NOT NULL,
    "acted" BOOLEAN NOT NULL,
    "reasons" JSONB NOT NULL,
    "explanation" TEXT NOT NULL,
    "activationId" TEXT,
    "gridAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PolicyDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AlarmRule_endedAt_endsAt_idx" ON "AlarmRule"("endedAt", "endsAt");

-- CreateIndex
CREATE INDEX "PolicyDecision_createdAt_id_idx" ON "PolicyDecision"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyDecision_policyId_recommendationId_recommendationVers_key" ON "PolicyDecision"("policyId", "recommendationId", "recommendationVersion");

-- AddForeignKey
ALTER TABLE "PolicyDecision" ADD CONSTRAINT "PolicyDecision_policyId_fkey" FOREIGN KEY ("policyId") REFERENCES "Policy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What customers agreed to stays as it was: the terms of a published version never change.
CREATE OR REPLACE FUNCTION "refuse_terms_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Version % of program % is published: its terms never change.', OLD."version", OLD."programId"
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "ProgramVersion_published" BEFORE UPDATE ON "ProgramVersion"
  FOR EACH ROW WHEN (OLD."publishedAt" IS NOT NULL
    AND (NEW."terms" IS DISTINCT FROM OLD."terms" OR NEW."publishedAt" IS DISTINCT FROM OLD."publishedAt"))
  EXECUTE FUNCTION "refuse_terms_change"();

-- Two policies never both act on one plan.
CREATE UNIQUE INDEX "PolicyDecision_acted" ON "PolicyDecision"("recommendationId") WHERE "acted";
