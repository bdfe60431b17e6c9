'use client'

import { useTranslations } from 'use-intl'
import { CopyButton } from '../shell/copy-button'

type Props = {
  title: string
  note: string
  secret: string
  extra?: { label: string; text: string }
  onDone: () => void
}

/** A secret that nobody sees again: copy it now. */
export function ShownOnce({ title, note, secret, extra, onDone }: Props) {
  const t = useTranslations('grid-ui')
  return (
    <div className="shown-once" role="status">
      <div className="r-row wrap">
        <span className="strong">{title}</span>
        <span className="r-grow" />
        <span className="muted small">{note}</span>
      </div>
      <div className="r-row wrap" style={{ marginTop: 8 }}>
        <input
          className="r-input mono r-grow"
          readOnly
          value={secret}
          aria-label={title}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={() => secret} label={t('action.copy')} />
        {extra ? <CopyButton text={() => extra.text} label={extra.label} /> : null}
        <button type="button" className="r-btn" onClick={onDone}>
          {t('action.done')}
        </button>
      </div>
    </div>
  )
}
