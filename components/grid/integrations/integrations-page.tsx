'use client'

import { useTranslations } from 'use-intl'
import { useSelection } from '../shell/use-selection'
import { Icon } from '../symbols/icon'
import { Assets } from './assets'
import { Connect } from './connect'
import { ImportData } from './import-data'
import { Keys } from './keys'
import { Sources } from './sources'
import { TestAlert } from './test-alert'
import { Webhooks } from './webhooks'

const TABS = ['sources', 'assets', 'webhooks', 'import'] as const

/** Who sends us alerts, with which keys, and how to connect another product. */
export function IntegrationsPage({ publicUrl }: { publicUrl: string }) {
  const t = useTranslations('grid-ui')
  const { get, set } = useSelection()
  const tab = TABS.find((each) => each === get('tab')) ?? 'sources'
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('nav.integrations')}</h1>
        <nav className="r-tabs" aria-label={t('nav.integrations')}>
          {TABS.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={tab === each ? 'page' : undefined}
              onClick={() => set({ tab: each === 'sources' ? null : each })}
            >
              {t(`integrations.tabs.${each}`)}
            </button>
          ))}
        </nav>
        <span className="r-grow" />
        <a className="r-btn" href="/api/docs">
          <Icon name="file" size={13} />
          {t('integrations.reference')}
        </a>
      </div>
      {tab !== 'sources' ? (
        <div className="page-body">
          {tab === 'assets' ? <Assets /> : tab === 'webhooks' ? <Webhooks /> : <ImportData />}
        </div>
      ) : (
        <div className="page-body integration-grid">
          <div className="r-col">
            <Sources />
            <Keys publicUrl={publicUrl} />
          </div>
          <div className="r-col">
            <Connect publicUrl={publicUrl} />
            <TestAlert />
          </div>
        </div>
      )}
    </div>
  )
}
