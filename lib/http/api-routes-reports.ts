import { AlarmKpisDto } from '@/lib/protocol/alarm'
import { ReportDto } from '@/lib/protocol/report'
import type { ApiRoute } from './api-route'

const query = [
  { name: 'from', description: 'Local day (YYYY-MM-DD) or RFC 3339; thirty days ago without it' },
  { name: 'to', description: 'Local day, included, or RFC 3339; now without it' },
  { name: 'feeder', description: 'Of one feeder' },
  { name: 'transformer', description: 'Of one transformer' },
  { name: 'program', description: 'Of one program' },
  { name: 'format', description: 'json (default), csv or pdf' },
]

const reports = [
  ['activations', 'Events with funnel, outcomes, energy, money, placebo error, meters against transformer'],
  ['participation', 'Who takes part, by program and version'],
  ['energy', 'Energy and money by day or month'],
  ['alarm-kpis', 'Figures of the alarm system with the targets of ISA-18.2 practice'],
  ['billing', 'Final settlement lines by customer and program, for the billing system'],
  ['transformers/{id}', 'One transformer day by day: load, hours above the limit, alerts, events'],
] as const

/** Reports with the same filters and formats. */
export const reportApiRoutes: ApiRoute[] = reports.map(([path, summary]) => ({
  method: 'get',
  path: `/api/reports/${path}`,
  tag: 'Reports',
  summary,
  auth: 'key-or-staff',
  needs: 'grid:read',
  query,
  response: path === 'alarm-kpis' ? ReportDto.extend({ kpis: AlarmKpisDto }) : ReportDto,
  errors: ['invalid-input', ...(path.endsWith('{id}') ? ['not-found'] : [])],
}))
