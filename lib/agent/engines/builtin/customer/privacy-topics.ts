import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { listDataAccess } from '@/lib/usecases/privacy/data-access'
import { whyNotDeletable } from '@/lib/usecases/privacy/delete-my-account'
import { chips } from './chips'
import { propose } from './proposals'
import { tablePart } from './table-part'
import { whenText } from './when-text'

/** Who looked, from the access log; the account page has the rest. */
export async function explainDataUse(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t } = turn
  const rows = await listDataAccess(ctx, { after: null, limit: 8 })
  const text = t('privacy.use', { utility: ctx.env.UTILITY_NAME })
  if (rows.length === 0)
    return say(`${text} ${t('privacy.nobody')}`, chips(turn, ['export', 'deleteAccount']))
  return say(
    `${text} ${t('privacy.looked', { count: rows.length })}`,
    tablePart(
      t('privacy.title'),
      (['when', 'who', 'purpose'] as const).map((key) => t(`table.${key}`)),
      rows.map((row) => [whenText(turn).dayTime(row.at), whoText(turn, row.who), row.purpose]),
    ),
    chips(turn, ['export', 'deleteAccount']),
  )
}

export async function offerExport(turn: Turn, _act: Act): Promise<Reply> {
  return say(turn.t('privacy.export'), chips(turn, ['dataUse', 'deleteAccount']))
}

/** Deletion takes the customer's own yes to exactly what goes and what the law keeps. */
export async function proposeDeletion(turn: Turn, _act: Act): Promise<Reply> {
  const { t, ctx } = turn
  const refusal = await whyNotDeletable(ctx)
  if (refusal) return say(t('privacy.notNow'), chips(turn, ['solarStatus', 'person']))
  return propose(turn, {
    kind: 'delete-account',
    title: t('privacy.deleteTitle'),
    text: t('privacy.deleteText'),
    yesLabel: t('privacy.deleteYes'),
    intro: t('privacy.deleteIntro'),
    chipKeys: ['export'],
  })
}

function whoText({ t }: Turn, actor: string): string {
  const [kind = '', name = ''] = actor.split(':')
  return t(`privacy.who.${['staff', 'key', 'system'].includes(kind) ? kind : 'other'}`, { name })
}
