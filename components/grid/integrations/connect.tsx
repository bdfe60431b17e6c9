'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CopyButton } from '../shell/copy-button'
import { exampleOf, PRODUCTS, type Product } from './connect-examples'

/** Three steps to a first alert, for each product. */
export function Connect({ publicUrl }: { publicUrl: string }) {
  const t = useTranslations('grid-ui')
  const [product, setProduct] = useState<Product>('native')
  const example = exampleOf(product, publicUrl)
  return (
    <section className="r-panel" aria-label={t('integrations.connect')}>
      <div className="r-head">
        <h2>{t('integrations.connect')}</h2>
        <span className="muted small">{t('integrations.connectNote')}</span>
      </div>
      <div className="r-row wrap" style={{ padding: '8px 12px', borderBottom: '1px solid var(--line)' }}>
        <fieldset className="r-seg" aria-label={t('integrations.product')}>
          {PRODUCTS.map((each) => (
            <button key={each} type="button" aria-pressed={product === each} onClick={() => setProduct(each)}>
              {t(`integrations.format.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <ol className="steps">
        <li>{t('integrations.step1')}</li>
        <li>
          {t(
            product === 'alertmanager' || product === 'grafana'
              ? 'integrations.step2Config'
              : 'integrations.step2',
          )}
          <div className="code-box">
            <span className="copy">
              <CopyButton text={() => example} label={t('action.copy')} tiny />
            </span>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reachable by keyboard */}
            <pre className="mono" tabIndex={0}>
              {example}
            </pre>
          </div>
        </li>
        <li>{t(product === 'native' ? 'integrations.step3' : 'integrations.step3Webhook')}</li>
      </ol>
    </section>
  )
}
