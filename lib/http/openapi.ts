import * as z from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { ERROR_STATUS, type ErrorCode } from '@/lib/protocol/error-codes'
import type { ApiRoute } from './api-route'
import { apiRoutes } from './api-routes'

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(Object.keys(ERROR_STATUS) as [string, ...string[]]),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

/** The OpenAPI 3.1 document, from the same schemas that validate. */
export function openApiDocument(publicUrl: string) {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of apiRoutes)
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Feederline',
      version: '1',
      description: 'Grid alerts, telemetry, plans, activations, and a customer’s own account.',
    },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'API key of an outside system' },
        customerSession: { type: 'apiKey', in: 'cookie', name: 'feederline-customer' },
        staffSession: { type: 'apiKey', in: 'cookie', name: 'feederline-staff' },
      },
    },
    paths,
  })
}

function operationOf(route: ApiRoute): ZodOpenApiOperationObject {
  const parameters = [
    ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name: name!,
      in: 'path' as const,
      required: true,
      schema: { type: 'string' as const },
    })),
    ...(route.query ?? []).map((q) => ({
      name: q.name,
      in: 'query' as const,
      description: q.description,
      schema: { type: 'string' as const },
    })),
    ...(route.headers ?? []).map((header) => ({
      name: header.name,
      in: 'header' as const,
      description: header.description,
      schema: { type: 'string' as const },
    })),
    ...(route.list ? PAGING : []),
  ]
  return {
    summary: route.summary,
    tags: [route.tag],
    operationId: `${route.method}${route.path.replace(/\{(\w+)\}/g, 'By-$1').replace(/[^a-zA-Z0-9]+(.)?/g, (_, c: string | undefined) => (c ?? '').toUpperCase())}`,
    ...(route.needs ? { description: `Needs ${route.needs}.` } : {}),
    ...(parameters.length ? { parameters } : {}),
    security: securityOf(route),
    ...(route.request
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              [route.requestContentType ?? 'application/json'].flat().map((type) => [
                type,
                {
                  schema: route.request,
                  ...(route.requestExample ? { example: route.requestExample } : {}),
                },
              ]),
            ),
          },
        }
      : {}),
    responses: {
      [String(route.status ?? 200)]: { description: 'Done', headers: HEADERS, content: contentOf(route) },
      ...Object.fromEntries(
        (route.also ?? []).map(({ status, description, response }) => [
          String(status),
          {
            description,
            headers: HEADERS,
            content: response && { 'application/json': { schema: z.object({ data: response }) } },
          },
        ]),
      ),
      ...problemsOf(route),
      default: problem('Any other problem'),
    },
  } as ZodOpenApiOperationObject
}

const HEADERS = {
  'X-Request-Id': { description: 'Quote it when you ask us', schema: { type: 'string' as const } },
}

const PAGING = [
  {
    name: 'limit',
    in: 'query' as const,
    schema: { type: 'integer' as const, minimum: 1, maximum: 200, default: 50 },
  },
  {
    name: 'cursor',
    in: 'query' as const,
    description: 'nextCursor of the page before',
    schema: { type: 'string' as const },
  },
]

function problem(description: string) {
  return { description, headers: HEADERS, content: { 'application/problem+json': { schema: Problem } } }
}

/** Problems by status, each with the codes that it may carry. */
function problemsOf({ auth, needs, errors = [] }: ApiRoute): Record<string, ReturnType<typeof problem>> {
  const codes = [
    ...(auth === 'none' ? [] : ['unauthenticated']),
    ...(needs ? ['forbidden'] : []),
    ...errors,
  ] as ErrorCode[]
  const byStatus = Map.groupBy(new Set(codes), (code) => ERROR_STATUS[code])
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [String(status), problem(`Problem: ${some.join(', ')}`)]),
  )
}

function contentOf(route: ApiRoute) {
  if (route.body) return { 'application/json': { schema: route.body } }
  if (!route.response)
    return route.contentType ? { [route.contentType]: { schema: { type: 'string' as const } } } : undefined
  const schema = route.list
    ? z.object({ data: z.array(route.response), nextCursor: z.string().nullable() })
    : z.object({ data: route.response })
  return { 'application/json': { schema } }
}

function securityOf({ auth, body }: ApiRoute): Record<string, string[]>[] {
  // PagerDuty's senders put the key into the body.
  if (auth === 'key' && body) return [{ apiKey: [] }, {}]
  if (auth === 'none') return []
  if (auth === 'customer') return [{ customerSession: [] }]
  if (auth === 'staff') return [{ staffSession: [] }]
  if (auth === 'key') return [{ apiKey: [] }]
  return [{ apiKey: [] }, { staffSession: [] }]
}
