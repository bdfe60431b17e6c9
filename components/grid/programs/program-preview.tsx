'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { estimateReward } from '@/lib/domain/program/estimate-reward'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { useRoom } from '../shell/room-context'

type View = 'card' | 'terms'

/** A home to show the card with: its own numbers make the customer's. */
const SAMPLE_HOME = { eveningKw: 1.8, deviceKw: 3 }

/** The customer's card beside the form: the one warm thing in the room, because it belongs to the other surface. */
export function ProgramPreview({ terms }: { terms: ProgramTerms }) {
  const t = useTranslations('grid-ui')
  const { currency, format } = useRoom()
  const [view, setView] = useState<View>('card')
  const [language, setLanguage] = useState<'en' | 'es'>('en')
  const estimate = estimateReward(terms, SAMPLE_HOME)
  const card = Object.entries(terms.card) as [keyof ProgramTerms['card'], { en: string; es: string }][]
  return (
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
        <fieldset className="r-seg" aria-label={t('programs.preview')}>
          {(['card', 'terms'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
              {t(`programs.previews.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="preview-stage" lang={language}>
        <div className="preview-card">
          <div className="preview-title">{terms.name[language]}</div>
          <p>{terms.promise[language]}</p>
          {view === 'card' ? (
            <>
              <dl className="preview-facts">
                <div>
                  <dt>{t('programs.mayEarn')}</dt>
                  <dd>
                    {format.money(estimate.lowMinor, currency)}–{format.money(estimate.highMinor, currency)}
                  </dd>
                </div>
                <div>
                  <dt>{t('programs.eventsMonth')}</dt>
                  <dd>{t('programs.upTo', { n: terms.limits.maxEventsPerMonth })}</dd>
                </div>
                <div>
                  <dt>{t('programs.eachLasts')}</dt>
                  <dd>{t('programs.upToHours', { n: terms.limits.maxHoursPerEvent })}</dd>
                </div>
              </dl>
              <p className="preview-note">{t('programs.sample', { kw: SAMPLE_HOME.eveningKw })}</p>
            </>
          ) : (
            <dl className="preview-terms">
              {card.map(([key, text]) => (
                <div key={key}>
                  <dt>{t(`programs.answers.${key}`)}</dt>
                  <dd>{text[language]}</dd>
                </div>
              ))}
              <div>
                <dt>{t('programs.consent')}</dt>
                <dd>{terms.consent[language]}</dd>
              </div>
            </dl>
          )}
        </div>
      </div>
    </section>
  )
}
