'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { ProgramEligibility } from '@/lib/protocol/program'
import { useRoom } from '../shell/room-context'
import { Skeleton } from '../states/skeleton'
import { useProgramPreview } from './use-program-draft'

type View = 'card' | 'terms'

/** The customer's card as these terms would make it: the one warm thing in the room, because it belongs to the other surface. */
export function ProgramPreview({ programId, terms }: { programId: string; terms: ProgramTerms }) {
  const t = useTranslations('grid-ui')
  const [view, setView] = useState<View>('card')
  const [language, setLanguage] = useState<'en' | 'es'>('en')
  const { preview, problem } = useProgramPreview(programId, terms, language)
  return (
    <div className="r-col">
      <section className="r-panel" aria-label={t('programs.preview')}>
        <div className="r-head">
          <h2>{t('programs.preview')}</h2>
          <span className="r-grow" />
          <fieldset className="r-seg" aria-label={t('programs.language')}>
            {(['en', 'es'] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={language === each}
                onClick={() => setLanguage(each)}
              >
                {each.toUpperCase()}
              </button>
            ))}
          </fieldset>
          <fieldset className="r-seg" aria-label={t('programs.view')}>
            {(['card', 'terms'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
                {t(`programs.previews.${each}`)}
              </button>
            ))}
          </fieldset>
        </div>
        <div className="preview-stage" lang={language}>
          {preview ? (
            <div className="preview-card">
              <div className="preview-title">{preview.offer.name}</div>
              <p>{preview.offer.promise}</p>
              {view === 'card' ? (
                <>
                  <div>
                    <div className="preview-figure">{preview.offer.headline}</div>
                    <div className="preview-note">{preview.offer.headlineNote}</div>
                  </div>
                  <dl className="preview-facts">
                    {preview.offer.facts.map((fact) => (
                      <div key={fact.label}>
                        <dt>{fact.label}</dt>
                        <dd>{fact.value}</dd>
                      </div>
                    ))}
                  </dl>
                </>
              ) : (
                <dl className="preview-terms">
                  {preview.card.map((entry) => (
                    <div key={entry.id}>
                      <dt>{t(`programs.answers.${entry.id as keyof ProgramTerms['card']}`)}</dt>
                      <dd>{entry.text}</dd>
                    </div>
                  ))}
                  <div>
                    <dt>{t('programs.consent')}</dt>
                    <dd>{preview.consent}</dd>
                  </div>
                </dl>
              )}
            </div>
          ) : problem ? (
            <p className="muted small">{problem.detail || t('state.failed')}</p>
          ) : (
            <Skeleton rows={4} />
          )}
        </div>
        {preview ? (
          <p className="reasons" style={{ borderTop: '1px solid var(--line)' }}>
            {t('programs.sample', { kw: preview.example.eveningKw })}
          </p>
        ) : null}
      </section>
      {preview ? <Eligible eligibility={preview.eligibility} /> : null}
    </div>
  )
}

function Eligible({ eligibility }: { eligibility: ProgramEligibility }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (
    <section className="r-panel" aria-label={t('programs.eligible')}>
      <div className="r-head">
        <h2>{t('programs.eligible')}</h2>
        <span className="muted small">{t('programs.eligibleNote')}</span>
      </div>
      <div className="key-values" style={{ gridTemplateColumns: '1fr 1fr 1fr', borderBottom: 0 }}>
        <div>
          <div className="key-label">{t('programs.canJoin')}</div>
          <div className="key-value">{format.whole(eligibility.eligible)}</div>
          <div className="micro muted">{t('asset.enrolledNote', { homes: eligibility.homes })}</div>
        </div>
        <div>
          <div className="key-label">{t('feeder.col.enrolled')}</div>
          <div className="key-value">{format.whole(eligibility.enrolled)}</div>
        </div>
        <div>
          <div className="key-label">{t('programs.potential')}</div>
          <div className="key-value">
            {format.number(eligibility.potentialKw)}
            <span className="unit">kW</span>
          </div>
        </div>
      </div>
      {eligibility.reasons.length > 0 ? (
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('programs.whyNot')}</th>
              <th className="number">{t('feeder.col.homes')}</th>
            </tr>
          </thead>
          <tbody>
            {eligibility.reasons.map((reason) => (
              <tr key={reason.reason}>
                <td>{reason.reason.replaceAll('-', ' ')}</td>
                <td className="number">{format.whole(reason.homes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}
