import { useTranslations } from 'use-intl'
import type { Priority } from '@/lib/protocol/alert'

type Props = {
  priority: Priority
  unseen?: boolean
  size?: number
  /** Nothing of this priority: grey */
  none?: boolean
  /** The words beside it say the same */
  decorative?: boolean
  x?: number
  y?: number
}

/** Shape, number and colour together: filled diamond 1, filled triangle 2, hollow square 3. */
export function PriorityMark({ priority, unseen, size = 14, none, decorative, x, y }: Props) {
  const t = useTranslations('grid-ui')
  const label = t(unseen ? 'mark.unseen' : 'mark.seen', { priority: t(`priority.${priority}`) })
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or the words beside it say the same
    <svg
      className={`mark${unseen ? ' unseen' : ''}${none ? ' none' : ''}`}
      width={size}
      height={size}
      x={x}
      y={y}
      viewBox="0 0 16 16"
      overflow="visible"
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {unseen ? <Outline priority={priority} /> : null}
      <Shape priority={priority} />
    </svg>
  )
}

/** Set aside for a while: dashed circle with clock hands. */
export function ShelvedMark({ size = 14 }: { size?: number }) {
  const t = useTranslations('grid-ui')
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="img"
      aria-label={t('mark.shelved')}
    >
      <circle
        cx="8"
        cy="8"
        r="6.5"
        fill="none"
        stroke="var(--shelved)"
        strokeWidth="1.5"
        strokeDasharray="2.6 1.8"
      />
      <path d="M8 4.6V8l2.4 1.4" fill="none" stroke="var(--shelved)" strokeWidth="1.3" />
    </svg>
  )
}

function Shape({ priority }: { priority: Priority }) {
  if (priority === 1)
    return (
      <>
        <path d="M8 .6 15.4 8 8 15.4.6 8Z" fill="var(--p1)" />
        <Digit y={11.4} fill="var(--p1-on)" size={9.5}>
          1
        </Digit>
      </>
    )
  if (priority === 2)
    return (
      <>
        <path d="M8 1 15.2 14.4H.8Z" fill="var(--p2)" stroke="var(--p2-edge)" strokeLinejoin="round" />
        <Digit y={13} fill="var(--p2-on)" size={9}>
          2
        </Digit>
      </>
    )
  return (
    <>
      <rect x="2" y="2" width="12" height="12" fill="none" stroke="var(--p3)" strokeWidth="1.5" />
      <Digit y={11.2} fill="var(--p3-text)" size={9}>
        3
      </Digit>
    </>
  )
}

function Digit({ y, fill, size, children }: { y: number; fill: string; size: number; children: string }) {
  return (
    <text x="8" y={y} textAnchor="middle" fontSize={size} fontWeight="700" fill={fill}>
      {children}
    </text>
  )
}

function Outline({ priority }: { priority: Priority }) {
  if (priority === 1)
    return <path className="mark-outline" d="M8-2.2 18.2 8 8 18.2-2.2 8Z" fill="none" stroke="var(--p1)" />
  if (priority === 2)
    return (
      <path
        className="mark-outline"
        d="M8-2 18 16.4H-2Z"
        fill="none"
        stroke="var(--p2-edge)"
        strokeLinejoin="round"
      />
    )
  return (
    <rect
      className="mark-outline"
      x="-.6"
      y="-.6"
      width="17.2"
      height="17.2"
      fill="none"
      stroke="var(--p3)"
    />
  )
}
