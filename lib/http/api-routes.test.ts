import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ERROR_STATUS } from '@/lib/protocol/error-codes'
import { apiRoutes } from './api-routes'
import { openApiDocument } from './openapi'

const API = join(process.cwd(), 'app/api')
const NOT_OURS = ['/api/auth/{nextauth}']

function routeFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? routeFiles(join(folder, entry.name))
      : entry.name === 'route.ts'
        ? [join(folder, entry.name)]
        : [],
  )
}

function operationsOf(file: string): string[] {
  const path = `/api/${relative(API, file)
    .replace(/\/?route\.ts$/, '')
    .replace(/\[\.{0,3}(\w+)\]/g, '{$1}')}`
  const source = readFileSync(file, 'utf8')
  const methods = [
    ...source.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g),
  ].map((m) => m[1]!.toLowerCase())
  return methods.map((method) => `${method} ${path.replace(/\/$/, '')}`)
}

describe('the API document', () => {
  it('has every operation that a route file serves, and no other', () => {
    const served = routeFiles(API)
      .flatMap(operationsOf)
      .filter((op) => !NOT_OURS.some((path) => op.endsWith(path)))
    const documented = apiRoutes.map((r) => `${r.method} ${r.path}`)
    expect(documented.toSorted()).toEqual(served.toSorted())
  })

  it('is OpenAPI 3.1 with one operation id each', () => {
    const document = openApiDocument('http://127.0.0.1:3000')
    expect(document.openapi).toBe('3.1.0')
    const ids = Object.values(document.paths ?? {}).flatMap((path) =>
      Object.values(path as Record<string, { operationId?: string }>).map((op) => op.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(apiRoutes.length)
  })

  it('says every answer: what is no problem, and each problem under its status', () => {
    const { paths } = openApiDocument('http://127.0.0.1:3000')
    const statuses = (path: string) => Object.keys(paths![path]!.post!.responses!)
    expect(statuses('/api/grid/alerts')).toEqual(
      expect.arrayContaining(['200', '201', '400', '401', '403', '409', '413', '415', '422', '429', '503']),
    )
    expect(statuses('/api/grid/activations')).toEqual(expect.arrayContaining(['200', '201', '409', '410']))
    expect(statuses('/api/otp')).not.toContain('401')
    const { content } = paths!['/api/grid/alerts/cloudevents']!.post!.requestBody as { content: object }
    expect(Object.keys(content)).toEqual([
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
      'application/json',
    ])
    const unknown = apiRoutes.flatMap(({ errors = [] }) => errors.filter((code) => !(code in ERROR_STATUS)))
    expect(unknown).toEqual([])
  })
})
