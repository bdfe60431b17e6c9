-- CreateTable
CREATE TABLE "ThermalState" (
    "transformerId" TEXT NOT NULL,
    "observedAt" TIMESTAMPTZ(3) NOT NULL,
    "loadKw" DOUBLE PRECISION NOT NULL,
    "ambientC" DOUBLE PRECISION NOT NULL,
    "ambientAssumed" BOOLEAN NOT NULL,
    "topOilC" DOUBLE PRECISION NOT NULL,
    "topOilMeasured" BOOLEAN NOT NULL,
    "fastK" DOUBLE PRECISION NOT NULL,
    "slowK" DOUBLE PRECISION NOT NULL,
    "hotSpotC" DOUBLE PRECISION NOT NULL,
    "hotSpotLimitC" DOUBLE PRECISION NOT NULL,
    "minutesToLimit" DOUBLE PRECISION,
    "level" TEXT NOT NULL,
    "ageingByHour" DOUBLE PRECISION[],
    "ageingHour" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "ThermalState_pkey" PRIMARY KEY ("transformerId")
);

-- CreateTable
CREATE TABLE "ForecastModel" (
    "transformerId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "stepMinutes" INTEGER NOT NULL,
    "maeKw" DOUBLE PRECISION,
    "naiveMaeKw" DOUBLE PRECISION,
    "skill" DOUBLE PRECISION,
    "trainedFrom" TIMESTAMPTZ(3) NOT NULL,
    "trainedTo" TIMESTAMPTZ(3) NOT NULL,
    "card" JSONB NOT NULL,
    "weights" BYTEA NOT NULL,
    "residuals" BYTEA NOT NULL,

    CONSTRAINT "ForecastModel_pkey" PRIMARY KEY ("transformerId")
);

-- CreateTable
CREATE TABLE "Forecast" (
    "transformerId" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "stepMinutes" INTEGER NOT NULL,
    "p10" DOUBLE PRECISION[],
    "p50" DOUBLE PRECISION[],
    "p90" DOUBLE PRECISION[],
    "hotSpotC" DOUBLE PRECISION[],
    "hotSpotLimitC" DOUBLE PRECISION NOT NULL,
    "timeToLimitAt" TIMESTAMPTZ(3),
    "timeToLimitP90At" TIMESTAMPTZ(3),
    "pOverLimit" DOUBLE PRECISION NOT NULL,
    "ageingDays" DOUBLE PRECISION NOT NULL,
    "ambientFrom" TEXT NOT NULL,

    CONSTRAINT "Forecast_pkey" PRIMARY KEY ("transformerId")
);

-- CreateTable
CREATE TABLE "SegmentBelief" (
    "programId" TEXT NOT NULL,
    "deviceType" TEXT NOT NULL,
    "participationA" DOUBLE PRECISION NOT NULL,
    "participationB" DOUBLE PRECISION NOT NULL,
    "kwFactor" DOUBLE PRECISION NOT NULL,
    "kwWeight" DOUBLE PRECISION NOT NULL,
    "events" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SegmentBelief_pkey" PRIMARY KEY ("programId","deviceType")
);

-- AddForeignKey
ALTER TABLE "ThermalState" ADD CONSTRAINT "ThermalState_transformerId_fkey" FOREIGN KEY ("transformerId") REFERENCES "Transformer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForecastModel" ADD CONSTRAINT "ForecastModel_transformerId_fkey" FOREIGN KEY ("transformerId") REFERENCES "Transformer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forecast" ADD CONSTRAINT "Forecast_transformerId_fkey" FOREIGN KEY ("transformerId") REFERENCES "Transformer"("id") ON DELETE CASCADE ON UPDATE CASCADE;
