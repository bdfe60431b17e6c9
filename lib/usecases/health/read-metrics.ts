import type { Context } from '../context'

type Row = { name: string; label: string; value: number }

const HELP: Record<string, string> = {
  feederline_alerts: 'Alerts by state',
  feederline_activations: 'Activations by state',
  feederline_outbox_rows: 'Facts that wait for the relay',
  feederline_outbound_messages: 'Messages to people outside the chat, by state',
  feederline_turns_owed: 'Messages that wait for the agent',
  feederline_sessions_live: 'Sessions with a socket in the last minute',
  feederline_grid_speed: 'Grid time against wall time',
}

/** Gauges read from the database at the moment of asking, so that any process answers alike. */
export async function readMetrics(ctx: Context): Promise<string> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT 'feederline_alerts' AS name, "state" AS label, count(*)::float AS value FROM "Alert" GROUP BY "state"
    UNION ALL SELECT 'feederline_activations', "state", count(*)::float FROM "Activation" GROUP BY "state"
    UNION ALL SELECT 'feederline_outbound_messages', "state", count(*)::float FROM "OutboundMessage" GROUP BY "state"
    UNION ALL SELECT 'feederline_outbox_rows', '', count(*)::float FROM "Outbox" WHERE "publishedAt" IS NULL
    UNION ALL SELECT 'feederline_turns_owed', '', count(*)::float FROM "Message" WHERE "turnState" IN ('pending', 'running')
    UNION ALL SELECT 'feederline_sessions_live', '', count(*)::float FROM "Session" WHERE "liveAt" > ${new Date(ctx.now().getTime() - 60_000)}
    UNION ALL SELECT 'feederline_grid_speed', '', "speed"::float FROM "GridClock"`
  const memory = process.memoryUsage()
  const all: Row[] = [...rows, { name: 'process_resident_memory_bytes', label: '', value: memory.rss }]
  const names = [...new Set(all.map((row) => row.name))]
  const lines = names.flatMap((name) => [
    `# HELP ${name} ${HELP[name] ?? 'Resident memory size in bytes'}`,
    `# TYPE ${name} gauge`,
    ...all
      .filter((row) => row.name === name)
      .map((row) => `${name}${row.label ? `{state="${row.label}"}` : ''} ${row.value}`),
  ])
  return `${lines.join('\n')}\n`
}
