'use client'

import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DEVICE_TYPES, type DeviceType, type ProgramTerms } from '@/lib/domain/program/terms'
import { NumberField, SelectField, TextField } from '../forms/fields'
import { useRoom } from '../shell/room-context'
import type { TermsEdit } from './use-program-draft'

const REWARDS = [
  'perKwhMinor',
  'perEventMinor',
  'perMonthMinor',
  'signUpMinor',
  'perKwSeasonMinor',
  'capPerEventMinor',
] as const
const CARD: (keyof ProgramTerms['card'])[] = [
  'whatHappens',
  'whatYouGet',
  'whatItCosts',
  'sayingNo',
  'whyNow',
  'yourData',
]

/** Every field of a program's terms; dashed where they can only be read. */
export function TermsFields({ edit, readOnly }: { edit: TermsEdit; readOnly: boolean }) {
  const t = useTranslations('grid-ui')
  const { currency } = useRoom()
  const [language, setLanguage] = useState<'en' | 'es'>('en')
  const { terms, set, problemAt } = edit
  const { limits, eligibility, response } = terms
  const number = (path: string, label: string, value: number, unit: string, scale = 1) => (
    <NumberField
      key={path}
      label={label}
      value={Math.round((value / scale) * 1000) / 1000}
      unit={unit}
      readOnly={readOnly}
      error={problemAt(path)}
      span={2}
      onChange={(next) => set(path, Math.round((next ?? 0) * scale * 1000) / 1000)}
    />
  )
  return (
    <>
      <Group title={t('programs.what')}>
        <div className="r-row" style={{ gridColumn: 'span 6' }}>
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
          <span className="muted small">{t('programs.bothLanguages')}</span>
        </div>
        <TextField
          label={t('programs.name')}
          value={terms.name[language]}
          readOnly={readOnly}
          maxLength={80}
          span={3}
          onChange={(text) => set(`name.${language}`, text)}
        />
        <TextField label={t('programs.kind')} value={terms.kind.replaceAll('-', ' ')} readOnly span={3} />
        <TextField
          label={t('programs.promise')}
          value={terms.promise[language]}
          lines={2}
          readOnly={readOnly}
          maxLength={240}
          span={6}
          onChange={(text) => set(`promise.${language}`, text)}
        />
      </Group>
      <Group title={t('programs.pay')}>
        {REWARDS.map((key) => (
          <NumberField
            key={key}
            label={t(`programs.reward.${key}`)}
            value={terms.reward[key] === undefined ? null : terms.reward[key] / 100}
            unit={currency}
            min={0}
            step={0.01}
            readOnly={readOnly}
            error={key === 'perKwhMinor' ? problemAt('reward') : undefined}
            span={2}
            onChange={(value) => set(`reward.${key}`, value === null ? undefined : Math.round(value * 100))}
          />
        ))}
      </Group>
      <Group title={t('programs.limits')}>
        {number(
          'limits.maxEventsPerMonth',
          t('programs.eventsMonth'),
          limits.maxEventsPerMonth,
          t('programs.max'),
        )}
        {number(
          'limits.maxEventsPerYear',
          t('programs.eventsYear'),
          limits.maxEventsPerYear,
          t('programs.max'),
        )}
        {number('limits.maxEventsPerDay', t('programs.eventsDay'), limits.maxEventsPerDay, t('programs.max'))}
        {number('limits.minHoursPerEvent', t('programs.shortest'), limits.minHoursPerEvent, 'h')}
        {number('limits.maxHoursPerEvent', t('programs.longest'), limits.maxHoursPerEvent, 'h')}
        {number('limits.maxHoursPerYear', t('programs.hoursYear'), limits.maxHoursPerYear, 'h')}
        {number('limits.startHour', t('programs.fromHour'), limits.startHour, ':00')}
        {number('limits.endHour', t('programs.toHour'), limits.endHour, ':00')}
        {number('limits.restHours', t('programs.rest'), limits.restHours, 'h')}
        {number('noticeMinutes', t('programs.notice'), terms.noticeMinutes, 'min')}
      </Group>
      <Group title={t('programs.who')}>
        <SelectField
          label={t('programs.device')}
          value={terms.deviceType ?? ''}
          readOnly={readOnly}
          span={2}
          options={[
            { value: '', label: t('programs.byHand') },
            ...DEVICE_TYPES.map((each) => ({
              value: each as DeviceType | '',
              label: t(`programs.devices.${each}`),
            })),
          ]}
          onChange={(value) => {
            set('deviceType', value || null)
            set('eligibility.deviceType', value || null)
          }}
        />
        <SelectField
          label={t('programs.answer')}
          value={terms.participation}
          readOnly={readOnly}
          span={2}
          options={[
            { value: 'opt-in', label: t('programs.optIn') },
            { value: 'opt-out', label: t('programs.optOut') },
          ]}
          onChange={(value) => set('participation', value)}
        />
        <TextField
          label={t('programs.medical')}
          value={t(eligibility.excludesMedicalEquipment ? 'programs.neverCalled' : 'programs.allowed')}
          readOnly
          hint={t('programs.byPolicy')}
          span={2}
        />
        {number('eligibility.minEveningKw', t('programs.minEvening'), eligibility.minEveningKw, 'kW')}
        <SelectField
          label={t('programs.owners')}
          value={eligibility.ownersOnly ? 'yes' : 'no'}
          readOnly={readOnly}
          span={2}
          options={[
            { value: 'no', label: t('programs.everyone') },
            { value: 'yes', label: t('programs.ownersOnly') },
          ]}
          onChange={(value) => set('eligibility.ownersOnly', value === 'yes')}
        />
      </Group>
      <Group title={t('programs.expected')}>
        {number('response.kwPerCustomer', t('programs.kwEach'), response.kwPerCustomer, 'kW')}
        {number('response.participation', t('programs.share'), response.participation, '%', 0.01)}
        {number('response.reboundShare', t('programs.rebound'), response.reboundShare, '%', 0.01)}
        <TextField
          label={t('programs.source')}
          value={response.source}
          readOnly={readOnly}
          lines={2}
          maxLength={1000}
          span={6}
          onChange={(text) => set('response.source', text)}
        />
      </Group>
      <Group title={t('programs.words')} last>
        {CARD.map((key) => (
          <TextField
            key={key}
            label={t(`programs.answers.${key}`)}
            value={terms.card[key][language]}
            readOnly={readOnly}
            lines={2}
            maxLength={1000}
            span={6}
            onChange={(text) => set(`card.${key}.${language}`, text)}
          />
        ))}
        <TextField
          label={t('programs.consent')}
          value={terms.consent[language]}
          readOnly={readOnly}
          lines={2}
          maxLength={1000}
          span={6}
          onChange={(text) => set(`consent.${language}`, text)}
        />
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
