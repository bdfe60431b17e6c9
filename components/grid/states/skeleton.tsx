import { useTranslations } from 'use-intl'

const WIDTHS = [62, 88, 74, 80, 55, 70]

/** The grey shape of rows to come; shows itself after 200 ms. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const t = useTranslations('grid-ui')
  return (
    <div className="bones" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <div key={row} className="r-row" style={{ gap: 12 }}>
          <i className="bone" style={{ width: 14, height: 14 }} />
          <i className="bone" style={{ width: 56 }} />
          <span className="r-grow">
            <i className="bone" style={{ width: `${WIDTHS[row % WIDTHS.length]}%` }} />
          </span>
          <i className="bone" style={{ width: 48 }} />
        </div>
      ))}
    </div>
  )
}
