'use client'

import { ChevronDown, CircleCheck, CircleSlash, Info } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import type { Offer } from '@/lib/protocol/message'
import { ActStatus } from '../act-status'
import { Card, CardHead, Facts } from '../card'
import { useChat } from '../chat-context'
import type { PartProps } from '../part-view'
import { useAct } from '../use-act'
import { UseBar } from '../use-bar'

/** What this meter can take, in the order that "the second one" refers to. */
export function OffersCards({ part }: PartProps<'offers'>) {
  const t = useTranslations('chat.offers')
  return (
    <>
      {part.offers.map((offer) => (
        <OfferCard key={offer.offerId} offer={offer} />
      ))}
      {part.excluded && part.excluded.length > 0 && (
        <details className="group text-body">
          <summary className="link inline-flex items-center gap-1.5 text-label font-medium py-1">
            {t('excluded', { count: part.excluded.length })}
            <ChevronDown size={16} className="transition-transform group-open:rotate-180" />
          </summary>
          <dl className="terms pt-2">
            {part.excluded.map((entry) => (
              <div key={entry.name}>
                <dt>{entry.name}</dt>
                <dd className="text-muted">{entry.reason}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {part.note && <p className="text-label text-muted text-pretty">{part.note}</p>}
    </>
  )
}

function OfferCard({ offer }: { offer: Offer }) {
  const t = useTranslations('chat.offers')
  const tCard = useTranslations('chat.card')
  const { send, live } = useChat()
  const { act, problem, off } = useAct()
  const solar = offer.domain === 'solar'
  const fits = offer.fit.state === 'fits'

  return (
    <Card label={offer.name}>
      <CardHead
        title={offer.name}
        sub={offer.promise}
        figure={offer.headline}
        figureNote={offer.headlineNote}
      />
      <Facts facts={offer.facts} />
      {offer.domain === 'dfp' && offer.bar && <UseBar bar={offer.bar} />}
      <div className="card-foot">
        {live && !problem ? (
          <Status
            tone={fits && !solar ? 'on' : 'plain'}
            icon={solar ? undefined : <FitIcon state={offer.fit.state} />}
          >
            {offer.fit.text}
          </Status>
        ) : (
          <ActStatus problem={problem} />
        )}
        <div className="card-acts">
          <Button size="small" off={!live} onClick={() => send(t('sayDetails', { name: offer.name }))}>
            {tCard('details')}
          </Button>
          {offer.fit.state !== 'unavailable' && (
            <Button
              size="small"
              kind={offer.primary && !solar ? 'primary' : 'plain'}
              off={off}
              onClick={() =>
                act(
                  'offer.select',
                  { offerId: offer.offerId },
                  solar ? t('sayQuote', { name: offer.name }) : t('sayEnroll', { name: offer.name }),
                )
              }
            >
              {solar ? t('getQuote') : fits ? t('enroll') : t('choose')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}

function FitIcon({ state }: { state: Offer['fit']['state'] }) {
  if (state === 'fits') return <CircleCheck size={16} />
  return state === 'needs' ? <Info size={16} /> : <CircleSlash size={16} />
}
