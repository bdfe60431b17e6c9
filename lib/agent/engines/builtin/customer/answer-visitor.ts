import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act, Understander } from '@/lib/agent/understanding/understanding'
import { askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { maskMeterId, parseMeterId } from '@/lib/domain/meter-id'
import { OTP_LIFETIME_MS, readCode } from '@/lib/domain/otp/rules'
import { isAppError } from '@/lib/errors'
import { getTranslator } from '@/lib/i18n/translator'
import type { PartOf } from '@/lib/protocol/message'
import { requestCode } from '@/lib/usecases/otp/request-code'
import { openGeneralTopic } from './general-topics'
import { meterForm } from './meter-form'
import { signIn } from './sign-in'
import { visitorCall } from './visitor-call'
import { visitorTopics } from './visitor-topics'
import { takesWish, wishAfterSignIn } from './wish-after-sign-in'

/** Before sign-in: the login in the conversation, and general questions without a dead end. */
export async function answerVisitor(turn: Turn, understand: Understander): Promise<Reply> {
  const { action, memory, t } = turn
  if (action?.action === 'auth.meter') return askForCode(turn, String(action.values.meterId ?? ''))
  if (action?.action === 'auth.code') return checkCode(turn, turn.code ?? '')
  if (action?.action === 'auth.resend') return resend(turn)
  if (action) return say(t('auth.signInFirst'), meterForm(turn))
  if (turn.code && memory.pendingMeterId) return checkCode(turn, turn.code)
  const { acts, locale } = understand(turn.text, {
    audience: 'customer',
    locale: turn.locale,
    signedIn: false,
    expecting: memory.expecting,
  })
  const tells = !memory.locale || turn.text.trim().split(/\s+/).length >= 3
  const heardIn = tells ? locale : turn.locale
  const speaking =
    heardIn === turn.locale ? turn : { ...turn, locale: heardIn, t: await getTranslator(heardIn, 'agent') }
  const reply = (await visitorCall(speaking)) ?? (await answerHeard(speaking, acts))
  return { ...reply, memory: { locale: heardIn, ...reply.memory } }
}

/** A code that does not come, told with the wish to sign in */
const NO_CODE =
  /\b(?:code|text|sms|c[oó]digo|mensaje)s?\b.{0,30}\b(?:not|n[o']t|never|no|nunca|doesn'?t|isn'?t)\b|\b(?:not|n't|never|no|nunca|don'?t|didn'?t|doesn'?t)\b.{0,30}\b(?:code|text message|sms|c[oó]digo)\b/i

async function answerHeard(turn: Turn, acts: Act[]): Promise<Reply> {
  const { memory, t } = turn
  const act: Act | undefined = acts.find((a) => a.slots.meterId || a.slots.meterIdProblem) ?? acts[0]
  if (act?.slots.meterId) return askForCode(turn, act.slots.meterId)
  if (turn.code) return say(t('auth.codeWithoutMeter'), meterForm(turn))
  if (!act || act.confidence < askBelowConfidence) return unknown(turn)
  switch (act.intent) {
    case 'auth.meter-id':
      return say(t('auth.meterIdMistyped'), meterForm(turn, turn.text))
    case 'auth.resend-code':
      return resend(turn)
    case 'auth.other-channel':
      return memory.pendingMeterId
        ? askForCode(turn, memory.pendingMeterId, act.slots.channel === 'email' ? 'email' : 'sms')
        : say(t('auth.askMeter'), meterForm(turn))
    case 'auth.sign-in':
      return say(
        t(NO_CODE.test(turn.text) ? 'auth.noCode' : 'auth.askMeter', { phone: turn.ctx.env.UTILITY_PHONE }),
        meterForm(turn),
      )
    case 'yes':
      return { ...say(t('auth.askMeter'), meterForm(turn)), memory: takesWish(memory) }
    case 'auth.code':
      return memory.pendingMeterId
        ? checkCode(turn, turn.text)
        : say(t('auth.codeWithoutMeter'), meterForm(turn))
    default:
      return (
        (await openGeneralTopic(turn, act, turn.locale)) ??
        (await visitorTopics[act.intent as CustomerIntent]?.(turn, act)) ??
        signInFor(turn, act)
      )
  }
}

/** What needs a meter is kept and answered after sign-in. */
function signInFor(turn: Turn, act: Act): Reply {
  const { t } = turn
  return {
    ...say(t('auth.signInForThat'), meterForm(turn)),
    memory: { ...wishAfterSignIn(turn, act), expecting: 'meter-id' },
  }
}

function unknown(turn: Turn): Reply {
  const { t, memory } = turn
  if (memory.expecting === 'code') return say(t('auth.typeCode'))
  if (memory.expecting === 'meter-id') return say(t('auth.meterIdMistyped'), meterForm(turn))
  return { ...say(t('unknownVisitor'), meterForm(turn)), memory: { expecting: 'meter-id' } }
}

async function resend(turn: Turn): Promise<Reply> {
  const { memory, t } = turn
  return memory.pendingMeterId
    ? askForCode(turn, memory.pendingMeterId)
    : say(t('auth.noCode', { phone: turn.ctx.env.UTILITY_PHONE }), meterForm(turn))
}

async function askForCode(turn: Turn, typed: string, channel?: 'sms' | 'email'): Promise<Reply> {
  const { ctx, t, visitorId } = turn
  const parsed = parseMeterId(typed)
  if (!parsed.ok)
    return { ...say(t('auth.meterIdMistyped'), meterForm(turn, typed)), memory: { expecting: 'meter-id' } }
  if (!visitorId) return say(t('auth.reload'))
  try {
    const sent = await requestCode({
      ctx,
      input: { visitorId, meterId: parsed.meterId, address: turn.address ?? null, channel },
    })
    const form: PartOf<'form'> = {
      type: 'form',
      form: 'otp',
      text: t('auth.codeSent', { minutes: OTP_LIFETIME_MS / 60_000 }),
      fields: [{ name: 'code', label: t('auth.codeLabel'), kind: 'code', help: t('auth.codeHelp') }],
      action: 'auth.code',
      submitLabel: t('auth.signIn'),
      state: 'open',
      expiresAt: new Date(ctx.now().getTime() + OTP_LIFETIME_MS).toISOString(),
      resendAfterSeconds: sent.resendAfterSeconds,
      ...(ctx.env.demo ? { demoHint: t('auth.demoHint') } : {}),
      summary: t('auth.codeSent', { minutes: OTP_LIFETIME_MS / 60_000 }),
    }
    return {
      ...say(
        [
          t('auth.codeOnItsWay', { meter: maskMeterId(parsed.meterId) }),
          ...(sent.delayed ? [t('auth.delayed', { phone: ctx.env.UTILITY_PHONE })] : []),
        ].join(' '),
        form,
      ),
      memory: { pendingMeterId: parsed.meterId, expecting: 'code' },
    }
  } catch (error) {
    if (isAppError(error))
      return say(
        error.code === 'rate-limited'
          ? t('auth.tooManyCodes', { minutes: Math.ceil((error.extra.retryAfterMs ?? 60_000) / 60_000) })
          : error.detail,
      )
    throw error
  }
}

async function checkCode(turn: Turn, typed: string): Promise<Reply> {
  const { t, memory } = turn
  if (!memory.pendingMeterId) return say(t('auth.codeWithoutMeter'), meterForm(turn))
  if (!readCode(typed)) return say(t('auth.typeCode'))
  return signIn(turn, memory.pendingMeterId, typed)
}
