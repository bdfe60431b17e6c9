/**
 * One value for the whole process: route handlers, pages and server.ts are separate module instances, and only
 * globalThis is shared. Its users are the database client and the relay's wake-up signal, nothing else.
 */
export function remember<T>(name: 'database' | 'relay-signal', make: () => T): T {
  const store = globalThis as unknown as Record<string, T | undefined>
  const key = `__feederline_${name}`
  store[key] ??= make()
  return store[key]
}
