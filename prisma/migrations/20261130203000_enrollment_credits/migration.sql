-- CreateTable
CREATE TABLE "EnrollmentCredit" (
    "id" TEXT NOT NULL,
    "enrollmentId" TEXT NOT NULL,
    "meterId" TEXT NOT NULL,
    "programId" TEXT NOT NULL,
    "programVersion" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "endAt" TIMESTAMPTZ(3) NOT NULL,
    "quantity" DOUBLE PRECISION NOT NULL,
    "rateMinor" INTEGER NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EnrollmentCredit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EnrollmentCredit_endAt_idx" ON "EnrollmentCredit"("endAt");

-- CreateIndex
CREATE UNIQUE INDEX "EnrollmentCredit_meterId_programId_kind_period_key" ON "EnrollmentCredit"("meterId", "programId", "kind", "period");
