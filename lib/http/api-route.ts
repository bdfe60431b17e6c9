import type { ZodType } from 'zod'

export type ApiAuth = 'none' | 'customer' | 'staff' | 'key' | 'key-or-staff'

/** One documented operation: the row that the OpenAPI document and the docs page are made of. */
export type ApiRoute = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With {id} parameters, such as /api/grid/alerts/{id} */
  path: string
  tag: string
  summary: string
  auth: ApiAuth
  /** Scope of a key or role of staff */
  needs?: string
  query?: { name: string; description: string }[]
  headers?: { name: string; description: string }[]
  request?: ZodType
  requestExample?: unknown
  /** When the body is not, or not only, application/json */
  requestContentType?: string | string[]
  /** Schema of `data`; left out when the answer is not JSON */
  response?: ZodType
  /** Schema of the whole answer where another product says how it looks */
  body?: ZodType
  /** Other answers that are no problem; the schema is that of `data` */
  also?: { status: number; description: string; response?: ZodType }[]
  /** The answer is `{data: [...], nextCursor}` */
  list?: boolean
  status?: number
  contentType?: string
  errors?: string[]
}
