import type { Context } from '@/lib/usecases/context'

/** How far the simulator has written, in grid time: what lies behind is a gap to fill after a stop. */
export type Progress = {
  /** Last sample of telemetry sent, epoch milliseconds */
  telemetryMs: number
  /** First quarter hour (UTC, since 1970) whose readings are not sent yet */
  nextQuarter: number
  /** Local day, yyyy-mm-dd, whose energy is added up next */
  nextEnergyDay: string
}

const KEY = 'simulator'

export async function readProgress(ctx: Context): Promise<Progress | null> {
  const row = await ctx.db.setting.findUnique({ where: { key: KEY } })
  return (row?.value as Progress | undefined) ?? null
}

export async function saveProgress(ctx: Context, progress: Progress): Promise<void> {
  await ctx.db.setting.upsert({
    where: { key: KEY },
    create: { key: KEY, value: progress },
    update: { value: progress },
  })
}
