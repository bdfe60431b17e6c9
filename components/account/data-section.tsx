'use client'

import { ChartColumn, Download, FileText, Leaf } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { Button } from '@/components/ui/button'
import { useList } from '@/lib/client/use-list'
import type { DataAccessDto } from '@/lib/protocol/me'
import { DeleteDialog } from './delete-dialog'
import { Section } from './section'

const FILES = [
  { key: 'readings', Icon: ChartColumn, format: 'csv', label: 'CSV' },
  { key: 'greenButton', Icon: Leaf, format: 'green-button', label: 'XML' },
  { key: 'everything', Icon: FileText, format: 'json', label: 'JSON' },
] as const

export function DataSection() {
  const t = useTranslations('account')
  const [deleting, setDeleting] = useState(false)
  return (
    <Section id="data" title={t('sections.data')} note={t('data.note')}>
      <div className="list-box">
        {FILES.map(({ key, Icon, format, label }) => (
          <div key={key} className="list-row" data-icon="true">
            <Icon size={20} strokeWidth={1.5} className="text-muted" />
            <div className="grid gap-0.5">
              <h3 className="text-fact font-medium">{t(`data.${key}`)}</h3>
              <p className="text-label text-muted text-pretty">{t(`data.${key}Text`)}</p>
            </div>
            <a
              className="button"
              data-size="small"
              href={`/api/me/export?format=${format}`}
              download
              aria-label={`${t(`data.${key}`)}, ${label}`}
            >
              <Download size={16} />
              {label}
            </a>
          </div>
        ))}
        <AccessRow />
        <div className="list-row" data-wrap="true">
          <div className="grid gap-0.5">
            <h3 className="text-fact font-medium">{t('data.delete')}</h3>
            <p className="text-label text-muted text-pretty">{t('data.deleteText')}</p>
          </div>
          <Button size="small" kind="danger" onClick={() => setDeleting(true)}>
            {t('data.deleteAct')}
          </Button>
        </div>
      </div>
      {deleting && <DeleteDialog onClose={() => setDeleting(false)} />}
    </Section>
  )
}

/** Who looked at the customer's data, and what for. */
function AccessRow() {
  const t = useTranslations('account.data')
  const formats = useFormats()
  const { items } = useList<DataAccessDto>('/api/me/data-access')
  const [open, setOpen] = useState(false)
  const has = items !== null && items.length > 0
  return (
    <div className="list-row">
      <div className="grid gap-0.5">
        <h3 className="text-fact font-medium">{t('access')}</h3>
        {!has && <p className="text-label text-muted text-pretty">{t('accessNone')}</p>}
        {has && open && (
          <ul className="grid gap-1 pt-1 text-label text-muted">
            {items.map((access) => (
              <li key={`${access.at}${access.who}`}>
                <span className="num">{formats.dateTime(access.at)}</span>{' '}
                {t('accessLine', { who: access.who, purpose: access.purpose })}
              </li>
            ))}
          </ul>
        )}
      </div>
      {has && (
        <button
          type="button"
          className="link py-1 text-label font-medium"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('hide') : t('show')}
        </button>
      )}
    </div>
  )
}
