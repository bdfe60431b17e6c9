-- CreateTable
CREATE TABLE "GridClock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "anchorWallAt" TIMESTAMPTZ(3) NOT NULL,
    "anchorGridAt" TIMESTAMPTZ(3) NOT NULL,
    "heartbeatGridAt" TIMESTAMPTZ(3) NOT NULL,
    "speed" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "GridClock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Substation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Substation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Feeder" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "substationId" TEXT NOT NULL,
    "ratedKva" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Feeder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transformer" (
    "id" TEXT NOT NULL,
    "externalId" TEXT,
    "name" TEXT NOT NULL,
    "feederId" TEXT NOT NULL,
    "ratedKva" DOUBLE PRECISION NOT NULL,
    "powerFactor" DOUBLE PRECISION NOT NULL DEFAULT 0.98,
    "loadLossKw" DOUBLE PRECISION NOT NULL,
    "noLoadLossKw" DOUBLE PRECISION NOT NULL,
    "cooling" TEXT NOT NULL DEFAULT 'ONAN',
    "paper" TEXT NOT NULL DEFAULT 'normal',
    "limitKw" DOUBLE PRECISION,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "loadKw" DOUBLE PRECISION,
    "ambientC" DOUBLE PRECISION,
    "topOilC" DOUBLE PRECISION,
    "hotSpotC" DOUBLE PRECISION,
    "observedAt" TIMESTAMPTZ(3),
    "loadSimulated" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Transformer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TransformerReading" (
    "transformerId" TEXT NOT NULL,
    "observedAt" TIMESTAMPTZ(3) NOT NULL,
    "loadKw" DOUBLE PRECISION NOT NULL,
    "ambientC" DOUBLE PRECISION,
    "topOilC" DOUBLE PRECISION,
    "simulated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TransformerReading_pkey" PRIMARY KEY ("transformerId","observedAt")
);

-- CreateTable
CREATE TABLE "Meter" (
    "id" TEXT NOT NULL,
    "transformerId" TEXT NOT NULL,
    "street" TEXT NOT NULL DEFAULT '',
    "homeType" TEXT NOT NULL DEFAULT 'house',
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "seed" INTEGER,
    "solarKw" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "Meter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeterDay" (
    "meterId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "watts" INTEGER[],
    "simulated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "MeterDay_pkey" PRIMARY KEY ("meterId","day")
);

-- CreateTable
CREATE TABLE "MeterMonth" (
    "meterId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "wattHours" INTEGER[],
    "simulated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "MeterMonth_pkey" PRIMARY KEY ("meterId","month")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "ownsHome" BOOLEAN NOT NULL DEFAULT true,
    "medicalEquipment" BOOLEAN NOT NULL DEFAULT false,
    "demoLogin" BOOLEAN NOT NULL DEFAULT false,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "vacationUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Device" (
    "id" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ratedKw" DOUBLE PRECISION NOT NULL,
    "capacityKwh" DOUBLE PRECISION,
    "state" TEXT NOT NULL DEFAULT 'connected',
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Program" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'published',
    "currentVersion" INTEGER NOT NULL DEFAULT 1,
    "rank" INTEGER NOT NULL DEFAULT 100,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Program_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgramVersion" (
    "programId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProgramVersion_pkey" PRIMARY KEY ("programId","version")
);

-- CreateTable
CREATE TABLE "SolarOffer" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "providerName" TEXT NOT NULL,
    "systemKw" DOUBLE PRECISION NOT NULL,
    "details" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'published',
    "rank" INTEGER NOT NULL DEFAULT 100,

    CONSTRAINT "SolarOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "offerId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "offer" JSONB NOT NULL,
    "quote" JSONB,
    "quoteVersion" INTEGER NOT NULL DEFAULT 0,
    "quoteExpiresAt" TIMESTAMPTZ(3),
    "consent" JSONB,
    "stage" TEXT,
    "stageData" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrderEvent" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OrderEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrollment" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "programId" TEXT NOT NULL,
    "programVersion" INTEGER NOT NULL,
    "orderId" TEXT,
    "state" TEXT NOT NULL,
    "deviceIds" TEXT[],
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "pausedUntil" TIMESTAMPTZ(3),
    "leftAt" TIMESTAMPTZ(3),
    "leftReason" TEXT,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Enrollment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visitor" (
    "id" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Visitor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OtpChallenge" (
    "id" TEXT NOT NULL,
    "visitorId" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "codeHash" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "consumedAt" TIMESTAMPTZ(3),
    "replacedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OtpChallenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "windowEnd" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "LoginTicket" (
    "hash" TEXT NOT NULL,
    "visitorId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "consumedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LoginTicket_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customerId" TEXT,
    "staffId" TEXT,
    "visitorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedReason" TEXT,
    "userAgent" TEXT NOT NULL DEFAULT '',
    "liveAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffUser" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "totpSecret" TEXT,
    "failedLogins" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffUser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "visitorId" TEXT,
    "customerId" TEXT,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "readSeq" INTEGER NOT NULL DEFAULT 0,
    "memory" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT,
    "clientMessageId" TEXT,
    "parts" JSONB NOT NULL,
    "turnState" TEXT NOT NULL DEFAULT 'none',
    "turnLeaseUntil" TIMESTAMPTZ(3),
    "action" JSONB,
    "alertId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" BIGSERIAL NOT NULL,
    "audience" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboundMessage" (
    "id" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT,
    "text" TEXT NOT NULL,
    "secret" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboundMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "customerId" TEXT,
    "visitorId" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "topic" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "callbackAt" TEXT,
    "contact" TEXT,
    "assigneeId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertSource" (
    "id" TEXT NOT NULL,
    "apiKeyId" TEXT,
    "format" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3),
    "heartbeatSeconds" INTEGER,
    "silentSince" TIMESTAMPTZ(3),

    CONSTRAINT "AlertSource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "sourceEventId" TEXT NOT NULL,
    "episodeKey" TEXT NOT NULL,
    "transformerId" TEXT,
    "externalId" TEXT,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "loadKw" DOUBLE PRECISION,
    "limitKw" DOUBLE PRECISION,
    "expectedDurationMinutes" INTEGER,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "observedAt" TIMESTAMPTZ(3) NOT NULL,
    "clearedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "count" INTEGER NOT NULL DEFAULT 1,
    "predicted" BOOLEAN NOT NULL DEFAULT false,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "acknowledgedBy" TEXT,
    "shelvedUntil" TIMESTAMPTZ(3),
    "shelvedBy" TEXT,
    "shelveReason" TEXT,
    "suppressedBy" TEXT,
    "assigneeId" TEXT,
    "planState" TEXT NOT NULL DEFAULT 'none',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AlertEvent" (
    "id" TEXT NOT NULL,
    "alertId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "gridAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AlertEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntakePayload" (
    "id" TEXT NOT NULL,
    "apiKeyId" TEXT,
    "format" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "outcome" TEXT,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IntakePayload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "alertId" TEXT NOT NULL,
    "transformerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL,
    "neededKw" DOUBLE PRECISION NOT NULL,
    "enough" BOOLEAN NOT NULL,
    "missingKw" DOUBLE PRECISION NOT NULL,
    "options" JSONB NOT NULL,
    "excluded" JSONB NOT NULL,
    "basis" JSONB NOT NULL DEFAULT '{}',
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "plannedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Activation" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "alertId" TEXT,
    "recommendationId" TEXT,
    "optionId" TEXT NOT NULL,
    "transformerId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "programs" JSONB NOT NULL,
    "objective" TEXT NOT NULL DEFAULT 'option',
    "emergency" BOOLEAN NOT NULL DEFAULT false,
    "createdGridAt" TIMESTAMPTZ(3) NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "endAt" TIMESTAMPTZ(3) NOT NULL,
    "expectedKw" DOUBLE PRECISION NOT NULL,
    "lowKw" DOUBLE PRECISION NOT NULL,
    "highKw" DOUBLE PRECISION NOT NULL,
    "neededKw" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "limitKw" DOUBLE PRECISION NOT NULL,
    "baselineKw" DOUBLE PRECISION,
    "actualKw" DOUBLE PRECISION,
    "reductionKw" DOUBLE PRECISION,
    "energyKwh" DOUBLE PRECISION,
    "reboundKwh" DOUBLE PRECISION,
    "backUnderLimitAt" TIMESTAMPTZ(3),
    "result" JSONB,
    "currency" TEXT NOT NULL,
    "totalMinor" INTEGER,
    "paidCustomers" INTEGER,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "abortedBy" TEXT,
    "abortedAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Activation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" TEXT NOT NULL,
    "activationId" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "programId" TEXT NOT NULL,
    "programVersion" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "participation" TEXT NOT NULL,
    "deviceTypes" TEXT[],
    "expectedKw" DOUBLE PRECISION NOT NULL,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "noticedAt" TIMESTAMPTZ(3),
    "noticeMessageId" TEXT,
    "reachedAt" TIMESTAMPTZ(3),
    "respondedAt" TIMESTAMPTZ(3),
    "respondedBy" TEXT,
    "overriddenAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "outcomeReason" TEXT,
    "baselineKw" DOUBLE PRECISION,
    "actualKw" DOUBLE PRECISION,
    "reductionKw" DOUBLE PRECISION,
    "energyKwh" DOUBLE PRECISION,

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Settlement" (
    "participantId" TEXT NOT NULL,
    "activationId" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "programId" TEXT NOT NULL,
    "programVersion" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "baseline" JSONB NOT NULL,
    "lines" JSONB NOT NULL,
    "totalMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finalAt" TIMESTAMPTZ(3),

    CONSTRAINT "Settlement_pkey" PRIMARY KEY ("participantId")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "activationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'sent',
    "messageId" TEXT,
    "detail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SimulatedScenario" (
    "id" TEXT NOT NULL,
    "transformerId" TEXT NOT NULL,
    "alertId" TEXT NOT NULL,
    "loadKw" DOUBLE PRECISION NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "endAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SimulatedScenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "requestId" TEXT,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataAccess" (
    "id" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DataAccess_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Feeder_substationId_idx" ON "Feeder"("substationId");

-- CreateIndex
CREATE UNIQUE INDEX "Transformer_externalId_key" ON "Transformer"("externalId");

-- CreateIndex
CREATE INDEX "Transformer_feederId_idx" ON "Transformer"("feederId");

-- CreateIndex
CREATE INDEX "Meter_transformerId_idx" ON "Meter"("transformerId");

-- CreateIndex
CREATE INDEX "MeterDay_day_idx" ON "MeterDay"("day");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_meterId_key" ON "Customer"("meterId");

-- CreateIndex
CREATE INDEX "Device_meterId_idx" ON "Device"("meterId");

-- CreateIndex
CREATE UNIQUE INDEX "Order_reference_key" ON "Order"("reference");

-- CreateIndex
CREATE INDEX "Order_meterId_createdAt_idx" ON "Order"("meterId", "createdAt");

-- CreateIndex
CREATE INDEX "OrderEvent_orderId_idx" ON "OrderEvent"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrollment_reference_key" ON "Enrollment"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Enrollment_orderId_key" ON "Enrollment"("orderId");

-- CreateIndex
CREATE INDEX "Enrollment_programId_state_idx" ON "Enrollment"("programId", "state");

-- CreateIndex
CREATE INDEX "Enrollment_meterId_idx" ON "Enrollment"("meterId");

-- CreateIndex
CREATE INDEX "OtpChallenge_visitorId_createdAt_idx" ON "OtpChallenge"("visitorId", "createdAt");

-- CreateIndex
CREATE INDEX "OtpChallenge_meterId_createdAt_idx" ON "OtpChallenge"("meterId", "createdAt");

-- CreateIndex
CREATE INDEX "Session_customerId_idx" ON "Session"("customerId");

-- CreateIndex
CREATE INDEX "Session_staffId_idx" ON "Session"("staffId");

-- CreateIndex
CREATE UNIQUE INDEX "StaffUser_username_key" ON "StaffUser"("username");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_visitorId_key" ON "Conversation"("visitorId");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_customerId_key" ON "Conversation"("customerId");

-- CreateIndex
CREATE INDEX "Message_turnState_idx" ON "Message"("turnState");

-- CreateIndex
CREATE UNIQUE INDEX "Message_conversationId_seq_key" ON "Message"("conversationId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Message_conversationId_clientMessageId_key" ON "Message"("conversationId", "clientMessageId");

-- CreateIndex
CREATE UNIQUE INDEX "OutboundMessage_dedupeKey_key" ON "OutboundMessage"("dedupeKey");

-- CreateIndex
CREATE INDEX "OutboundMessage_state_nextAttemptAt_idx" ON "OutboundMessage"("state", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_reference_key" ON "Ticket"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "AlertSource_apiKeyId_format_key" ON "AlertSource"("apiKeyId", "format");

-- CreateIndex
CREATE INDEX "Alert_state_priority_raisedAt_idx" ON "Alert"("state", "priority", "raisedAt");

-- CreateIndex
CREATE INDEX "Alert_transformerId_raisedAt_idx" ON "Alert"("transformerId", "raisedAt");

-- CreateIndex
CREATE INDEX "Alert_createdAt_id_idx" ON "Alert"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Alert_sourceId_sourceEventId_episodeKey_key" ON "Alert"("sourceId", "sourceEventId", "episodeKey");

-- CreateIndex
CREATE INDEX "AlertEvent_alertId_at_idx" ON "AlertEvent"("alertId", "at");

-- CreateIndex
CREATE INDEX "IntakePayload_receivedAt_idx" ON "IntakePayload"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_reference_key" ON "Recommendation"("reference");

-- CreateIndex
CREATE INDEX "Recommendation_alertId_idx" ON "Recommendation"("alertId");

-- CreateIndex
CREATE INDEX "Recommendation_state_expiresAt_idx" ON "Recommendation"("state", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Activation_reference_key" ON "Activation"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Activation_recommendationId_key" ON "Activation"("recommendationId");

-- CreateIndex
CREATE INDEX "Activation_state_idx" ON "Activation"("state");

-- CreateIndex
CREATE INDEX "Activation_transformerId_startAt_idx" ON "Activation"("transformerId", "startAt");

-- CreateIndex
CREATE INDEX "Activation_createdAt_id_idx" ON "Activation"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Participant_meterId_idx" ON "Participant"("meterId");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_activationId_meterId_key" ON "Participant"("activationId", "meterId");

-- CreateIndex
CREATE INDEX "Settlement_activationId_idx" ON "Settlement"("activationId");

-- CreateIndex
CREATE INDEX "Settlement_meterId_idx" ON "Settlement"("meterId");

-- CreateIndex
CREATE INDEX "Notice_activationId_idx" ON "Notice"("activationId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_participantId_kind_channel_key" ON "Notice"("participantId", "kind", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "SimulatedScenario_alertId_key" ON "SimulatedScenario"("alertId");

-- CreateIndex
CREATE INDEX "SimulatedScenario_transformerId_idx" ON "SimulatedScenario"("transformerId");

-- CreateIndex
CREATE INDEX "AuditEvent_subject_idx" ON "AuditEvent"("subject");

-- CreateIndex
CREATE INDEX "DataAccess_customerId_at_idx" ON "DataAccess"("customerId", "at");

-- AddForeignKey
ALTER TABLE "Feeder" ADD CONSTRAINT "Feeder_substationId_fkey" FOREIGN KEY ("substationId") REFERENCES "Substation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transformer" ADD CONSTRAINT "Transformer_feederId_fkey" FOREIGN KEY ("feederId") REFERENCES "Feeder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meter" ADD CONSTRAINT "Meter_transformerId_fkey" FOREIGN KEY ("transformerId") REFERENCES "Transformer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_meterId_fkey" FOREIGN KEY ("meterId") REFERENCES "Meter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_meterId_fkey" FOREIGN KEY ("meterId") REFERENCES "Meter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgramVersion" ADD CONSTRAINT "ProgramVersion_programId_fkey" FOREIGN KEY ("programId") REFERENCES "Program"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrderEvent" ADD CONSTRAINT "OrderEvent_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conversation" ADD CONSTRAINT "Conversation_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "AlertSource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_transformerId_fkey" FOREIGN KEY ("transformerId") REFERENCES "Transformer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertEvent" ADD CONSTRAINT "AlertEvent_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_activationId_fkey" FOREIGN KEY ("activationId") REFERENCES "Activation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
