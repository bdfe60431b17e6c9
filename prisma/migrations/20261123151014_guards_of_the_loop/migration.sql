-- AlterTable
ALTER TABLE "Alert" ADD COLUMN     "loadPercent" DOUBLE PRECISION,
ADD COLUMN     "senderObservedAt" TIMESTAMPTZ(3) NOT NULL;

-- AlterTable
ALTER TABLE "LoginTicket" DROP COLUMN "customerId",
ADD COLUMN     "sessionId" TEXT NOT NULL;

-- DropTable
DROP TABLE "Visitor";

-- CreateTable
CREATE TABLE "MeterFiveMinutes" (
    "meterId" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "watts" INTEGER NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "MeterFiveMinutes_pkey" PRIMARY KEY ("meterId","start")
);

-- One open episode for an alarm of a source, whoever posts it twice at once.
CREATE UNIQUE INDEX "Alert_one_open_episode" ON "Alert"("sourceId", "sourceEventId")
  WHERE "state" IN ('active', 'acknowledged') AND "clearedAt" IS NULL;

-- What the control room still owes, and which transformers have something open.
CREATE INDEX "Alert_owed" ON "Alert"("createdAt") WHERE "planState" IN ('due', 'planning');
CREATE INDEX "Alert_open_by_transformer" ON "Alert"("transformerId")
  WHERE "state" IN ('active', 'acknowledged') AND "clearedAt" IS NULL;

-- One open recommendation for a transformer at a time.
CREATE UNIQUE INDEX "Recommendation_one_open" ON "Recommendation"("transformerId") WHERE "state" = 'open';

-- One event program for a meter at a time.
CREATE UNIQUE INDEX "Enrollment_one_active" ON "Enrollment"("meterId") WHERE "state" IN ('active', 'paused');

-- The relay looks for what is not published yet, in order.
CREATE INDEX "Outbox_unpublished" ON "Outbox"("id") WHERE "publishedAt" IS NULL;

-- Activations that still have steps to take.
CREATE INDEX "Activation_running" ON "Activation"("startAt")
  WHERE "state" IN ('scheduled', 'notifying', 'active', 'measuring');

-- Short numbers that people can say aloud.
CREATE SEQUENCE "RecommendationReference" START 101;
CREATE SEQUENCE "ActivationReference" START 101;
