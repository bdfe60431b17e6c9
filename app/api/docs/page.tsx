import type { Metadata } from 'next'
import { env } from '@/lib/env'
import { apiRoutes } from '@/lib/http/api-routes'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'
import { ERROR_STATUS } from '@/lib/protocol/error-codes'
import { ApiOperation } from './api-operation'
import './docs.css'

export const metadata: Metadata = { title: 'API · Feederline' }

/** Readable API docs from our own origin, made of the same table as /api/openapi.json. */
export default async function ApiDocsPage() {
  const t = await getTranslator(await requestLocale(), 'docs')
  const { publicUrl } = env()
  const tags = [...new Set(apiRoutes.map((route) => route.tag))]
  const example = `curl -X POST ${publicUrl}/api/grid/alerts \\
  -H "Authorization: Bearer $FEEDERLINE_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"sourceEventId":"relay-51-T07","transformerId":"T-07","kind":"overload",
       "severity":"critical","status":"raised","observedAt":"'$(date -u +%FT%TZ)'",
       "loadPercent":112,"expectedDurationMinutes":90}'`
  return (
    <main className="docs">
      <header>
        <h1>{t('title')}</h1>
        <p>{t('intro')}</p>
        <p>
          <a href="/api/openapi.json">{t('download')}</a>
        </p>
      </header>
      <section aria-labelledby="first-alert">
        <h2 id="first-alert">{t('firstAlert')}</h2>
        <p>{t('firstAlertText')}</p>
        <pre>
          <code>{example}</code>
        </pre>
      </section>
      <nav aria-label={t('contents')}>
        {tags.map((tag) => (
          <a key={tag} href={`#${slug(tag)}`}>
            {tag}
          </a>
        ))}
        <a href="#errors">{t('errors')}</a>
      </nav>
      {tags.map((tag) => (
        <section key={tag} aria-labelledby={slug(tag)}>
          <h2 id={slug(tag)}>{tag}</h2>
          {apiRoutes
            .filter((route) => route.tag === tag)
            .map((route) => (
              <ApiOperation key={`${route.method} ${route.path}`} route={route} t={t} />
            ))}
        </section>
      ))}
      <section aria-labelledby="errors">
        <h2 id="errors">{t('errors')}</h2>
        <p>{t('errorsText')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">code</th>
              <th scope="col">HTTP</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(ERROR_STATUS).map(([code, status]) => (
              <tr key={code} id={`error-${code}`}>
                <td>
                  <code>{code}</code>
                </td>
                <td>{status}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </main>
  )
}

function slug(tag: string): string {
  return tag.toLowerCase().replace(/\W+/g, '-')
}
