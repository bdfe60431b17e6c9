import type { PromptVariables } from '@/lib/agent/prompts/parse-prompt'
import type { Turn } from '@/lib/agent/turn'

/** What the prompt files may use: settings, the first name, the language and the grid's time. No id, no phone, no secret. */
export async function promptVariables(turn: Turn): Promise<PromptVariables> {
  const { ctx, locale } = turn
  const { env, actor } = ctx
  const gridTime = new Intl.DateTimeFormat('en', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: env.TIME_ZONE,
  }).format(await ctx.gridNow())
  return {
    utility: env.UTILITY_NAME,
    phone: env.UTILITY_PHONE,
    emergencyPhone: env.EMERGENCY_PHONE,
    currency: env.CURRENCY,
    language: locale === 'es' ? 'Spanish' : 'English',
    name:
      actor.kind === 'customer' ? firstName(actor.name) : actor.kind === 'staff' ? firstName(actor.name) : '',
    role: actor.kind === 'staff' ? actor.role : 'customer',
    gridTime,
  }
}

/** A name is written by people: only its letters go into the instructions. */
function firstName(name: string): string {
  return (name.split(' ')[0] ?? '').replace(/[^\p{L}'-]/gu, '').slice(0, 30)
}
