// biome-ignore-all lint/a11y/useSemanticElements: a virtual list cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid pattern on a virtual list: cells are read through their row, which has the focus
import { useTranslations } from 'use-intl'

export function AlarmHead() {
  const t = useTranslations('grid-ui')
  return (
    <div className="alarm-head" role="row" aria-rowindex={1}>
      <span role="columnheader">
        <span className="visually-hidden">{t('alarm.col.priority')}</span>
      </span>
      <span role="columnheader">{t('alarm.col.raised')}</span>
      <span role="columnheader">{t('alarm.col.asset')}</span>
      <span role="columnheader">{t('alarm.col.message')}</span>
      <span role="columnheader" className="number">
        {t('alarm.col.value')}
      </span>
      <span role="columnheader" className="number">
        {t('alarm.col.age')}
      </span>
      <span role="columnheader" className="number">
        <abbr title={t('alarm.col.count')} style={{ textDecoration: 'none' }}>
          n
        </abbr>
      </span>
      <span role="columnheader">{t('alarm.col.state')}</span>
    </div>
  )
}
