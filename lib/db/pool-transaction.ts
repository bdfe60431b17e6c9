import type { Pool, PoolClient } from 'pg'

/**
 * One transaction of plain statements on a connection of the pool. A connection that dies meanwhile is the failure of
 * this transaction and nothing more: without a listener the client's error event would end the process.
 */
export async function poolTransaction<T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    await client.query('begin')
    const result = await run(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(onError)
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
