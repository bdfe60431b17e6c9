import { isIP } from 'node:net'
import { encrypt } from '@/lib/auth/secrets'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { AppError } from '@/lib/errors'
import { mayConnectTo } from '@/lib/network/public-address'
import { newWebhookSecret } from '@/lib/network/sign-webhook'
import {
  ChangeWebhookInput,
  CreateWebhookInput,
  type WebhookDto,
  type WebhookSecret,
} from '@/lib/protocol/admin-webhooks'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'
import { readOneWebhook } from './present-webhook'

/** How long the secret before signs beside the new one. */
const OVERLAP_HOURS = 24

/** Adds who is told of changes; the secret is shown this once. */
export async function createWebhook({ ctx, input }: Call<unknown>): Promise<WebhookSecret> {
  const staff = requireStaff(ctx.actor, 'admin')
  const { name, url, events } = CreateWebhookInput.parse(input)
  refuseTarget(ctx, url)
  const secret = newWebhookSecret()
  const id = uuidV7()
  return withTransaction(ctx, async (tx) => {
    await tx.webhookEndpoint.create({
      data: {
        id,
        name,
        url,
        events: [...new Set(events)],
        secret: encrypt(ctx.env.authSecret, secret),
        createdBy: staff.name,
        createdAt: ctx.now(),
      },
    })
    const webhook = await readOneWebhook(tx, ctx, id)
    await recordAudit(tx, ctx, 'webhook.created', `webhook:${id}`, { name, host: new URL(url).host, events })
    return { webhook, secret, previousUntil: null }
  })
}

/** Another name, address or choice of events; off, and on again. */
export async function changeWebhook({
  ctx,
  input,
}: Call<{ id: string; body: unknown }>): Promise<WebhookDto> {
  const staff = requireStaff(ctx.actor, 'admin')
  const { url, state, ...rest } = ChangeWebhookInput.parse(input.body)
  if (url) refuseTarget(ctx, url)
  return withTransaction(ctx, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id: input.id },
      data: {
        ...rest,
        url,
        state,
        ...(state ? { disabledReason: state === 'disabled' ? `Disabled by ${staff.name}.` : null } : {}),
      },
    })
    if (count === 0) throw new AppError('not-found', 'There is no such webhook.')
    const webhook = await readOneWebhook(tx, ctx, input.id)
    await recordAudit(tx, ctx, 'webhook.changed', `webhook:${input.id}`, {
      ...rest,
      ...(url ? { host: new URL(url).host } : {}),
      ...(state ? { state } : {}),
    })
    return webhook
  })
}

/** Takes a webhook away, with its deliveries. */
export async function removeWebhook({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requireStaff(ctx.actor, 'admin')
  await withTransaction(ctx, async (tx) => {
    const row = await tx.webhookEndpoint.findUnique({ where: { id: input.id } })
    if (!row) throw new AppError('not-found', 'There is no such webhook.')
    await tx.webhookEndpoint.delete({ where: { id: row.id } })
    await recordAudit(tx, ctx, 'webhook.removed', `webhook:${row.id}`, { name: row.name })
  })
}

/** A new secret; for a day both sign, so that a receiver is changed without a gap. */
export async function rotateWebhookSecret({ ctx, input }: Call<{ id: string }>): Promise<WebhookSecret> {
  requireStaff(ctx.actor, 'admin')
  const secret = newWebhookSecret()
  const previousUntil = new Date(ctx.now().getTime() + OVERLAP_HOURS * 3_600_000)
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.$queryRaw<{ secret: string }[]>`
      select secret from "WebhookEndpoint" where id = ${input.id} for update`
    if (!row) throw new AppError('not-found', 'There is no such webhook.')
    await tx.webhookEndpoint.update({
      where: { id: input.id },
      data: {
        secret: encrypt(ctx.env.authSecret, secret),
        previousSecret: row.secret,
        previousSecretUntil: previousUntil,
      },
    })
    const webhook = await readOneWebhook(tx, ctx, input.id)
    await recordAudit(tx, ctx, 'webhook.secret-changed', `webhook:${input.id}`)
    return { webhook, secret, previousUntil: previousUntil.toISOString() }
  })
}

/** Refused at once where it can be known; names are checked again each time they are connected to. */
function refuseTarget(ctx: Context, url: string): void {
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  const problem =
    target.username || target.password
      ? 'Put no user name or password into the address: each delivery is signed.'
      : target.protocol === 'http:' && ctx.env.webhookTargets === 'public'
        ? 'Use an https address: deliveries tell what happens on the grid.'
        : isIP(host) && !mayConnectTo(host, ctx.env.webhookTargets)
          ? 'This address lies in a private network. Webhooks go to public addresses.'
          : null
  if (problem)
    throw new AppError('unprocessable', problem, { errors: [{ pointer: '/url', detail: problem }] })
}
