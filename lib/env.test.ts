import { expect, test } from 'vitest'
import { readEnv } from '@/lib/env'

const good = {
  DATABASE_URL: 'postgresql://localhost/x',
  DEMO: '0',
  AUTH_SECRET: 'a'.repeat(40),
  METRICS_TOKEN: 'b'.repeat(40),
  OTP_DELIVERY: 'webhook',
  OTP_WEBHOOK_URL: 'https://sms.example.org/send',
  OTP_WEBHOOK_SECRET: 'c'.repeat(20),
}

test.each([
  ['PORT', '0'],
  ['PUBLIC_URL', 'power.example.org'],
  ['PUBLIC_URL', 'https://power.example.org/portal'],
  ['TRUSTED_PROXIES', 'my-proxy'],
  ['TRUSTED_PROXIES', '10.0.0.1,10.0.0'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DEMO', 'yes'],
  ['DEMO_SPEED', '0.5'],
  ['OTP_WEBHOOK_URL', 'http://sms.example.org/send'],
  ['MAIL_FROM', 'nobody'],
  ['CURRENCY', 'ZZZ'],
  ['CURRENCY', 'usd'],
  ['TIME_ZONE', 'Mars/Olympus'],
  ['HOLIDAYS', 'christmas'],
  ['EMERGENCY_PHONE', 'call us'],
  ['LLM_BASE_URL', 'localhost:11434'],
  ['LLM_BASE_URL', 'https://me:secret@llm.example.org/v1'],
  ['LLM_BASE_URL', 'https://llm.example.org/v1?key=1'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s stops with the name and what it takes', (name, value) => {
  expect(() => readEnv({ ...good, [name]: value })).toThrow(new RegExp(`^${name} takes .+\\.$`))
})

test.each([
  ['PUBLIC_URL', 'https://power.example.org/'],
  ['TRUSTED_PROXIES', '10.0.0.1, ::1'],
  ['OTP_WEBHOOK_URL', 'http://127.0.0.1:9000/send'],
  ['MAIL_FROM', 'Northfield Electric <no-reply@power.example.org>'],
  ['HOLIDAYS', '2026-12-25,2027-01-01'],
  ['CURRENCY', 'EUR'],
  ['EMERGENCY_PHONE', '112'],
  ['UTILITY_PHONE', '+1 (800) 555-0142'],
])('%s=%s is taken', (name, value) => {
  expect(() => readEnv({ ...good, [name]: value })).not.toThrow()
})

test('holidays are those of the continent until somebody says otherwise', () => {
  expect(readEnv(good).holidays).toBe('nerc')
  expect(readEnv({ ...good, TIME_ZONE: 'Europe/Madrid' }).holidays).toBe('none')
})

test('a demo that others can reach is refused, unless on purpose', () => {
  expect(() => readEnv({ ...good, DEMO: '1', HOST: '0.0.0.0' })).toThrow(/HOST is 0\.0\.0\.0/)
  expect(() => readEnv({ ...good, DEMO: '1', HOST: '0.0.0.0', DEMO_PUBLIC: '1' })).not.toThrow()
})

test('a language model takes both its address and its name; a key alone changes nothing', () => {
  const address = 'http://127.0.0.1:11434/v1'
  expect(() => readEnv({ ...good, LLM_BASE_URL: address })).toThrow(/LLM_MODEL is required when LLM_BASE_URL/)
  expect(() => readEnv({ ...good, LLM_MODEL: 'm' })).toThrow(/LLM_BASE_URL is required when LLM_MODEL/)
  expect(readEnv({ ...good, LLM_API_KEY: 'k' }).llm).toBeNull()
  expect(readEnv({ ...good, LLM_BASE_URL: address, LLM_MODEL: 'm' }).llm).toEqual({
    baseUrl: address,
    model: 'm',
    apiKey: undefined,
  })
})
