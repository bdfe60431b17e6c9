/** What a refused request says, ready to show. */
export type RequestProblem = { status: number; code: string; detail: string; requestId: string | null }

export type Answered<T> =
  | { ok: true; data: T; nextCursor: string | null }
  | { ok: false; problem: RequestProblem }

/** A call to our own API: the `data` of a success, or the problem in words; a dead line is a problem too. */
export async function callApi<T>(
  path: string,
  init?: { method?: string; body?: unknown; signal?: AbortSignal },
): Promise<Answered<T>> {
  let response: Response
  try {
    response = await fetch(path, {
      method: init?.method ?? 'GET',
      headers: init?.body === undefined ? undefined : { 'content-type': 'application/json' },
      body: init?.body === undefined ? undefined : JSON.stringify(init.body),
      signal: init?.signal,
      cache: 'no-store',
    })
  } catch {
    return refused(0, 'offline', '', null)
  }
  const requestId = response.headers.get('x-request-id')
  if (response.status === 204) return { ok: true, data: undefined as T, nextCursor: null }
  const body = (await response.json().catch(() => null)) as {
    data?: T
    nextCursor?: string | null
    code?: string
    detail?: string
    /** The same in the language of the page, where it speaks another than English */
    detailEs?: string
  } | null
  // A body that broke off on its way is no answer.
  if (!body) return refused(response.ok ? 0 : response.status, 'unavailable', '', requestId)
  if (response.ok) return { ok: true, data: body?.data as T, nextCursor: body?.nextCursor ?? null }
  return refused(response.status, body?.code ?? 'internal', body?.detailEs ?? body?.detail ?? '', requestId)
}

function refused(status: number, code: string, detail: string, requestId: string | null) {
  return { ok: false as const, problem: { status, code, detail, requestId } }
}
