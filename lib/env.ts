import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { isHolidayCalendar } from '@/lib/domain/baseline/holiday-calendar'

const flag = z.enum(['0', '1', 'true', 'false']).transform((v) => v === '1' || v === 'true')
const Phone = z.string().regex(/^\+?[\d\s().-]*\d[\d\s().-]*$/)
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** What each variable takes, in words: printed when its value is wrong. */
const TAKES = {
  PORT: 'a port number from 1 to 65535',
  HOST: 'a host name or address to listen on',
  PUBLIC_URL: 'an http or https origin without a path, such as https://power.example.org',
  TRUSTED_PROXIES: 'IP addresses separated by commas',
  DATABASE_URL: 'a postgresql:// URL',
  REDIS_URL: 'a redis:// or rediss:// URL',
  DATA_DIR: 'a folder',
  DEMO: '0 or 1',
  DEMO_PUBLIC: '0 or 1',
  DEMO_SPEED: 'a number from 1 to 600',
  DEMO_SEED: 'a whole number',
  AUTH_SECRET: 'at least 32 characters',
  METRICS_TOKEN: 'at least 16 characters',
  SESSION_IDLE_MINUTES: 'a whole number from 1 to 1440',
  SESSION_ABSOLUTE_HOURS: 'a whole number from 1 to 720',
  OTP_DELIVERY: 'file, smtp or webhook',
  SMTP_URL: 'an smtp:// or smtps:// URL',
  MAIL_FROM: 'a mail address',
  OTP_WEBHOOK_URL: 'an https URL (http on loopback)',
  OTP_WEBHOOK_SECRET: 'at least 16 characters',
  OTP_COOLDOWN_SECONDS: 'a whole number from 0 to 3600',
  OTP_PER_METER_10MIN: 'a whole number from 1 to 1000',
  OTP_PER_METER_DAY: 'a whole number from 1 to 10000',
  OTP_PER_ADDRESS_10MIN: 'a whole number from 1 to 100000',
  OTP_FAILURES_PER_MINUTE: 'a whole number from 1 to 100000',
  WEBHOOK_TARGETS: 'public, loopback (public and this machine) or any',
  UTILITY_NAME: 'a name',
  UTILITY_PHONE: 'a phone number',
  TIME_ZONE: 'an IANA time zone such as America/Los_Angeles',
  HOLIDAYS: 'nerc, none, or dates such as 2026-12-25 separated by commas',
  CURRENCY: 'an ISO 4217 currency code such as USD',
  EMERGENCY_PHONE: 'a phone number',
  LLM_BASE_URL:
    'an http or https URL of an OpenAI-compatible endpoint, such as https://llm.example.org/v1, without name, password or ?',
  LLM_MODEL: 'a model name',
  LLM_API_KEY: 'a key',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  API_RATE_PER_SECOND: 'a whole number from 1 to 100000',
  MESSAGES_PER_MINUTE: 'a whole number from 1 to 100000',
  NODE_ENV: 'development, production or test',
} as const

function timeZoneExists(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** An origin alone: a path in it would be lost in cookies and in the comparison of origins. */
function isOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { pathname, search, hash, username } = new URL(url)
  return pathname === '/' && !search && !hash && !username
}

/** What follows the path is ours to add, and a password has a variable of its own. */
function isPlainUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { search, hash, username, password } = new URL(url)
  return !search && !hash && !username && !password
}

function isSecretSafe(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || LOOPBACK.includes(hostname)
}

function areAddresses(list: string): boolean {
  return list.split(',').every((address) => address.trim() === '' || isIP(address.trim()) > 0)
}

const LOOPBACK = ['127.0.0.1', 'localhost', '::1', '[::1]']

const Shape = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: whole(1, 65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isOrigin)
    .optional(),
  TRUSTED_PROXIES: z.string().refine(areAddresses).default(''),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DEMO: flag.optional(),
  DEMO_PUBLIC: flag.default(false),
  DEMO_SPEED: z.coerce.number().min(1).max(600).optional(),
  DEMO_SEED: whole(1, 2_147_483_647).default(20260101),
  AUTH_SECRET: z.string().min(32).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  SESSION_IDLE_MINUTES: whole(1, 1440).default(60),
  SESSION_ABSOLUTE_HOURS: whole(1, 720).default(24),
  OTP_DELIVERY: z.enum(['file', 'smtp', 'webhook']).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^@\r\n]*[^@\s]@[^@\s]+$/)
    .optional(),
  OTP_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isSecretSafe)
    .optional(),
  OTP_WEBHOOK_SECRET: z.string().min(16).optional(),
  OTP_COOLDOWN_SECONDS: whole(0, 3600).optional(),
  OTP_PER_METER_10MIN: whole(1, 1000).optional(),
  OTP_PER_METER_DAY: whole(1, 10_000).optional(),
  OTP_PER_ADDRESS_10MIN: whole(1, 100_000).optional(),
  OTP_FAILURES_PER_MINUTE: whole(1, 100_000).optional(),
  WEBHOOK_TARGETS: z.enum(['public', 'loopback', 'any']).optional(),
  UTILITY_NAME: z.string().min(1).default('Northfield Electric'),
  UTILITY_PHONE: Phone.min(3).default('800-555-0142'),
  TIME_ZONE: z.string().refine(timeZoneExists).default('America/Los_Angeles'),
  HOLIDAYS: z.string().refine(isHolidayCalendar).optional(),
  CURRENCY: z
    .string()
    .refine((code) => Intl.supportedValuesOf('currency').includes(code))
    .default('USD'),
  EMERGENCY_PHONE: Phone.min(2).default('911'),
  LLM_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isPlainUrl)
    .optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  API_RATE_PER_SECOND: whole(1, 100_000).default(500),
  MESSAGES_PER_MINUTE: whole(1, 100_000).default(60),
})

export class EnvProblem extends Error {}

export type Env = Omit<z.infer<typeof Shape>, 'DEMO'> & {
  /** Not from outside: the language in which the control room's words are being made; English when absent */
  roomLanguage?: 'en' | 'es'
  demo: boolean
  speed: number
  publicUrl: string
  secure: boolean
  trustedProxies: string[]
  dataDir: string
  embeddedDatabase: boolean
  authSecret: string
  metricsToken: string
  /** Days that are no business days, whatever the weekday: a calendar's name or dates */
  holidays: string
  /** Where outgoing webhooks may go */
  webhookTargets: 'public' | 'loopback' | 'any'
  otp: {
    delivery: 'file' | 'smtp' | 'webhook'
    cooldownSeconds: number
    perMeter10Min: number
    perMeterDay: number
    perAddress10Min: number
    failuresPerMinute: number
  }
  llm: { baseUrl: string; model: string; apiKey: string | undefined } | null
}

let cached: Env | undefined

/** The validated environment of this process. Throws EnvProblem with the variable's name and what it takes. */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

export function readEnv(raw: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(raw).filter(([, v]) => v !== undefined && v !== ''))
  const parsed = Shape.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `${name} takes ${TAKES[name as keyof typeof TAKES] ?? 'another value'}.`
    })
    throw new EnvProblem([...new Set(lines)].join('\n'))
  }
  const e = parsed.data
  // server.ts starts the embedded database and then sets DATABASE_URL for the rest of the process.
  const embeddedDatabase = !e.DATABASE_URL || raw.FEEDERLINE_EMBEDDED === '1'
  const demo = e.DEMO ?? embeddedDatabase
  const loopback = LOOPBACK.includes(e.HOST)
  if (demo && !loopback && !e.DEMO_PUBLIC)
    throw new EnvProblem(
      `HOST is ${e.HOST}, which others can reach, and demo mode is on. Set DEMO=0 with a DATABASE_URL, or DEMO_PUBLIC=1 to show the demo to others on purpose.`,
    )
  const dataDir = resolve(e.DATA_DIR)
  const need = <T>(value: T | undefined, name: keyof typeof TAKES, why: string): T => {
    if (value === undefined) throw new EnvProblem(`${name} is required ${why}. It takes ${TAKES[name]}.`)
    return value
  }
  const delivery: 'file' | 'smtp' | 'webhook' =
    e.OTP_DELIVERY ?? (demo ? 'file' : need<'file'>(undefined, 'OTP_DELIVERY', 'outside demo mode'))
  if (delivery === 'smtp') {
    need(e.SMTP_URL, 'SMTP_URL', 'when OTP_DELIVERY is smtp')
    need(e.MAIL_FROM, 'MAIL_FROM', 'when OTP_DELIVERY is smtp')
  }
  if (delivery === 'webhook') {
    need(e.OTP_WEBHOOK_URL, 'OTP_WEBHOOK_URL', 'when OTP_DELIVERY is webhook')
    need(e.OTP_WEBHOOK_SECRET, 'OTP_WEBHOOK_SECRET', 'when OTP_DELIVERY is webhook')
  }
  if (e.LLM_MODEL) need(e.LLM_BASE_URL, 'LLM_BASE_URL', 'when LLM_MODEL is set')
  if (e.LLM_BASE_URL) need(e.LLM_MODEL, 'LLM_MODEL', 'when LLM_BASE_URL is set')
  const publicUrl = (
    e.PUBLIC_URL ??
    `http://${e.HOST.includes(':') && !e.HOST.startsWith('[') ? `[${e.HOST}]` : e.HOST}:${e.PORT}`
  ).replace(/\/$/, '')
  return {
    ...e,
    demo,
    speed: e.DEMO_SPEED ?? (demo ? 60 : 1),
    publicUrl,
    secure: publicUrl.startsWith('https:'),
    trustedProxies: e.TRUSTED_PROXIES.split(',')
      .map((s) => s.trim())
      .filter(Boolean),
    dataDir,
    embeddedDatabase,
    authSecret:
      e.AUTH_SECRET ??
      (demo
        ? keptSecret(dataDir, 'auth-secret')
        : need<string>(e.AUTH_SECRET, 'AUTH_SECRET', 'outside demo mode')),
    metricsToken: e.METRICS_TOKEN ?? keptSecret(dataDir, 'metrics-token'),
    holidays: e.HOLIDAYS ?? (/^(America|US)\//.test(e.TIME_ZONE) ? 'nerc' : 'none'),
    webhookTargets: e.WEBHOOK_TARGETS ?? (demo && loopback ? 'loopback' : 'public'),
    otp: {
      delivery,
      cooldownSeconds: e.OTP_COOLDOWN_SECONDS ?? (demo ? 2 : 60),
      perMeter10Min: e.OTP_PER_METER_10MIN ?? (demo ? 60 : 3),
      perMeterDay: e.OTP_PER_METER_DAY ?? (demo ? 1000 : 10),
      perAddress10Min: e.OTP_PER_ADDRESS_10MIN ?? (demo ? 10_000 : 30),
      failuresPerMinute: e.OTP_FAILURES_PER_MINUTE ?? (demo ? 10_000 : 200),
    },
    llm:
      e.LLM_BASE_URL && e.LLM_MODEL
        ? { baseUrl: e.LLM_BASE_URL, model: e.LLM_MODEL, apiKey: e.LLM_API_KEY }
        : null,
  }
}

/** A secret made once into DATA_DIR, readable by its owner alone. */
function keptSecret(dataDir: string, name: string): string {
  const folder = join(dataDir, 'secrets')
  const file = join(folder, name)
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const secret = randomBytes(32).toString('base64url')
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' })
    return secret
  } catch {
    return readFileSync(file, 'utf8').trim()
  }
}
