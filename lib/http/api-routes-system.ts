import * as z from 'zod'
import type { ApiRoute } from './api-route'

const Readiness = z.object({
  state: z.enum(['ready', 'starting']),
  missing: z.array(z.string()),
  gridNow: z.string().nullable(),
  gridSpeed: z.number().nullable(),
  demo: z.boolean(),
  engine: z.enum(['built-in', 'language-model']),
})

/** Sign-in, health and the documents themselves. */
export const systemApiRoutes: ApiRoute[] = [
  {
    method: 'post',
    path: '/api/otp',
    tag: 'Sign-in',
    summary: 'Ask for a one-time code; the answer is alike for every meter ID of the right form',
    auth: 'none',
    request: z.strictObject({ meterId: z.string().meta({ example: 'NE-1234567-4' }) }),
    response: z.object({ expiresInSeconds: z.number(), resendAfterSeconds: z.number() }),
    status: 202,
    errors: ['meter-id-format', 'rate-limited'],
  },
  {
    method: 'get',
    path: '/api/health/live',
    tag: 'Health',
    summary: 'The process answers',
    auth: 'none',
    response: z.object({ state: z.literal('live') }),
  },
  {
    method: 'get',
    path: '/api/health/ready',
    tag: 'Health',
    summary: 'Migrated, seeded, relay and jobs running; 503 until then',
    auth: 'none',
    response: Readiness,
  },
  {
    method: 'get',
    path: '/api/metrics',
    tag: 'Health',
    summary: 'Prometheus text, for the metrics token or loopback',
    auth: 'none',
    contentType: 'text/plain',
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    tag: 'Health',
    summary: 'This document',
    auth: 'none',
    contentType: 'application/json',
  },
  {
    method: 'get',
    path: '/api/demo/inbox',
    tag: 'Demo',
    summary: 'Demo mode only: messages sent to people outside the chat',
    auth: 'none',
    response: z.array(
      z.object({
        at: z.string(),
        channel: z.string(),
        to: z.string(),
        text: z.string(),
        code: z.string().optional(),
      }),
    ),
  },
]
