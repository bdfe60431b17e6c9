'use client'

import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { ProgramDto } from '@/lib/protocol/program'
import { NumberField, TextField } from '../forms/fields'
import { useRoom } from '../shell/room-context'
import { ProgramDiff } from './program-diff'

type Props = {
  program: ProgramDto
  version: number
  terms: ProgramTerms
  onVersion: (version: number) => void
}
type View = 'terms' | 'diff' | 'versions'

/** The terms of one version; published versions never change, so they are read here. */
export function ProgramTermsForm({ program, version, terms, onVersion }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const [view, setView] = useState<View>('terms')
  const shown = program.versions.find((each) => each.version === version)
  return (
    <section className="r-panel" aria-label={program.name}>
      <div className="r-head">
        <h2>{t('programs.versionTitle', { name: program.name, version })}</h2>
        <span className="muted small ellipsis">
          {shown?.publishedAt
            ? t('programs.published', { time: format.dayMinute(shown.publishedAt) })
            : t('programs.draft')}
        </span>
        <span className="r-grow" />
        <fieldset className="r-seg" aria-label={t('programs.view')}>
          {(['terms', 'diff', 'versions'] as const).map((each) => (
            <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
              {t(`programs.views.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {view === 'versions' ? (
        <Versions program={program} version={version} onVersion={onVersion} />
      ) : view === 'diff' ? (
        <ProgramDiff program={program} version={version} />
      ) : (
        <Terms terms={terms} />
      )}
    </section>
  )
}

function Terms({ terms }: { terms: ProgramTerms }) {
  const t = useTranslations('grid-ui')
  const { currency } = useRoom()
  const money = (minor: number | undefined) => (minor === undefined ? null : minor / 100)
  const { limits, reward, eligibility, response } = terms
  const paid: [string, number | null][] = [
    ['perKwh', money(reward.perKwhMinor)],
    ['perEvent', money(reward.perEventMinor)],
    ['perMonth', money(reward.perMonthMinor)],
    ['signUp', money(reward.signUpMinor)],
    ['capPerEvent', money(reward.capPerEventMinor)],
  ]
  return (
    <>
      <Group title={t('programs.what')}>
        <TextField label={t('programs.name')} value={terms.name.en} readOnly span={3} />
        <TextField label={t('programs.kind')} value={terms.kind.replaceAll('-', ' ')} readOnly span={3} />
        <TextField label={t('programs.promise')} value={terms.promise.en} lines={2} readOnly span={6} />
      </Group>
      <Group title={t('programs.pay')}>
        {paid
          .filter(([, value]) => value !== null)
          .map(([key, value]) => (
            <NumberField
              key={key}
              label={t(`programs.reward.${key}`)}
              value={value}
              unit={currency}
              readOnly
              span={2}
            />
          ))}
      </Group>
      <Group title={t('programs.limits')}>
        <NumberField
          label={t('programs.eventsMonth')}
          value={limits.maxEventsPerMonth}
          unit={t('programs.max')}
          readOnly
          span={2}
        />
        <NumberField
          label={t('programs.longest')}
          value={limits.maxHoursPerEvent}
          unit="h"
          readOnly
          span={2}
        />
        <NumberField label={t('programs.notice')} value={terms.noticeMinutes} unit="min" readOnly span={2} />
        <TextField
          label={t('programs.hours')}
          value={`${String(limits.startHour).padStart(2, '0')}:00–${String(limits.endHour).padStart(2, '0')}:00`}
          readOnly
          span={2}
        />
        <NumberField label={t('programs.rest')} value={limits.restHours} unit="h" readOnly span={2} />
        <NumberField
          label={t('programs.eventsYear')}
          value={limits.maxEventsPerYear}
          unit={t('programs.max')}
          readOnly
          span={2}
        />
      </Group>
      <Group title={t('programs.who')}>
        <TextField
          label={t('programs.device')}
          value={
            eligibility.deviceType ? t(`programs.devices.${eligibility.deviceType}`) : t('programs.byHand')
          }
          readOnly
          span={2}
        />
        <TextField
          label={t('programs.answer')}
          value={t(terms.participation === 'opt-in' ? 'programs.optIn' : 'programs.optOut')}
          readOnly
          span={2}
        />
        <TextField
          label={t('programs.medical')}
          value={t(eligibility.excludesMedicalEquipment ? 'programs.neverCalled' : 'programs.allowed')}
          readOnly
          span={2}
        />
      </Group>
      <Group title={t('programs.expected')} last>
        <NumberField
          label={t('programs.kwEach')}
          value={response.kwPerCustomer}
          unit="kW"
          readOnly
          span={2}
        />
        <NumberField
          label={t('programs.share')}
          value={Math.round(1000 * response.participation) / 10}
          unit="%"
          readOnly
          span={2}
        />
        <NumberField
          label={t('programs.rebound')}
          value={Math.round(100 * response.reboundShare)}
          unit="%"
          readOnly
          span={2}
        />
        <p className="r-hint" style={{ gridColumn: 'span 6' }}>
          {response.source}
        </p>
      </Group>
    </>
  )
}

function Group({ title, last, children }: { title: string; last?: boolean; children: ReactNode }) {
  return (
    <div className={`form-group${last ? ' last' : ''}`}>
      <h3 className="small strong">{title}</h3>
      <div className="form-grid">{children}</div>
    </div>
  )
}

function Versions({ program, version, onVersion }: Omit<Props, 'terms'>) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (
    <table className="r-table">
      <thead>
        <tr>
          <th>{t('programs.version')}</th>
          <th>{t('programs.publishedAt')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {program.versions.map((each) => (
          <tr key={each.version} className={each.version === version ? 'selected' : undefined}>
            <td>
              v{each.version}
              {each.version === program.currentVersion ? ` ${t('programs.current')}` : ''}
            </td>
            <td className="muted">
              {each.publishedAt ? format.dayMinute(each.publishedAt) : t('programs.draft')}
            </td>
            <td className="number">
              <button type="button" className="r-link" onClick={() => onVersion(each.version)}>
                {t('dock.open')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
