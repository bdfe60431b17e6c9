import * as z from 'zod'
import type { ApiRoute } from '@/lib/http/api-route'
import type { Translate } from '@/lib/i18n/translator'

/** One operation: what it is for, who may, what goes in and what comes out. */
export function ApiOperation({ route, t }: { route: ApiRoute; t: Translate }) {
  return (
    <details className="operation">
      <summary>
        <span className="method">{route.method.toUpperCase()}</span> <code>{route.path}</code>
        <span className="what">{route.summary}</span>
      </summary>
      <p>
        {t(`auth.${route.auth}`)}
        {route.needs ? ` ${t('needs', { needs: route.needs })}` : ''}
      </p>
      {route.query?.length ? (
        <ul>
          {route.query.map((q) => (
            <li key={q.name}>
              <code>?{q.name}</code> {q.description}
            </li>
          ))}
        </ul>
      ) : null}
      {route.request ? <Schema title={t('request')} schema={route.request} /> : null}
      {route.response ? (
        <Schema title={t('response', { status: route.status ?? 200 })} schema={route.response} />
      ) : null}
    </details>
  )
}

function Schema({ title, schema }: { title: string; schema: z.ZodType }) {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return (
    <>
      <h3>{title}</h3>
      <pre>
        <code>{JSON.stringify({ ...shape, $schema: undefined }, null, 2)}</code>
      </pre>
    </>
  )
}
