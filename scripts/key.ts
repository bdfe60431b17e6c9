import { parseArgs } from 'node:util'
import { API_SCOPES, type ApiScope } from '@/lib/domain/actor'
import { createApiKey } from '@/lib/usecases/api-keys/create-api-key'
import { listApiKeys, revokeApiKey } from '@/lib/usecases/api-keys/manage-api-keys'
import { withDatabase } from './with-database'

const USAGE = `npm run key -- create NAME [--scopes ${API_SCOPES.join(',')}] | list | revoke ID`

withDatabase('key', async (ctx) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { scopes: { type: 'string' } },
  })
  const [verb, name] = positionals
  if (verb === 'create' && name) {
    const scopes = values.scopes?.split(',').map((s) => s.trim())
    const unknown = scopes?.find((s) => !(API_SCOPES as readonly string[]).includes(s))
    if (unknown) throw new Error(`There is no scope ${unknown}. Scopes: ${API_SCOPES.join(', ')}.`)
    const { id, key } = await createApiKey({ ctx, input: { name, scopes: scopes as ApiScope[] | undefined } })
    process.stdout.write(`${key}\nid ${id}. It is shown this once; keep it safe.\n`)
  } else if (verb === 'list') {
    for (const key of await listApiKeys(ctx))
      process.stdout.write(
        `${key.id}  ${key.state.padEnd(8)} ${key.name}  ${key.scopes.join(',')}  last used ${key.lastUsedAt ?? 'never'}\n`,
      )
  } else if (verb === 'revoke' && name) {
    await revokeApiKey({ ctx, input: { id: name } })
    process.stdout.write(`${name} is revoked. Requests with it are refused from now on.\n`)
  } else throw new Error(USAGE)
})
