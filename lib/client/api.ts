export type ApiProblem = { status: number; code: string; detail: string; requestId?: string }
export type ApiResult<T> = { ok: true; data: T } | { ok: false; problem: ApiProblem }

/** A request to our own API; a failure is a value with the words and the reference to show. */
export async function callApi<T>(
  path: string,
  init?: RequestInit & { json?: unknown },
): Promise<ApiResult<T>> {
  const { json, ...rest } = init ?? {}
  try {
    const response = await fetch(path, {
      cache: 'no-store',
      ...rest,
      ...(json === undefined
        ? {}
        : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }),
    })
    const body: unknown = response.status === 204 ? {} : await response.json().catch(() => ({}))
    if (response.ok) return { ok: true, data: (body as { data: T }).data }
    return { ok: false, problem: readProblem(response.status, body) }
  } catch {
    return { ok: false, problem: { status: 0, code: 'unavailable', detail: '' } }
  }
}

function readProblem(status: number, body: unknown): ApiProblem {
  const { code, detail, title, requestId } = (body ?? {}) as Record<string, unknown>
  return {
    status,
    code: typeof code === 'string' ? code : 'internal',
    detail: typeof detail === 'string' ? detail : typeof title === 'string' ? title : '',
    ...(typeof requestId === 'string' ? { requestId } : {}),
  }
}
