'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TreeSubstation } from '@/lib/client/grid/feeder-tree'
import { type TreeRow, treeRows } from '@/lib/client/grid/tree-rows'
import { useMediaQuery } from '../shell/use-media-query'
import { TreeLine } from './tree-line'

type Props = {
  network: TreeSubstation[]
  expandAll: boolean
  /** Bring the selected line into view */
  follow: boolean
  selectedId: string | null
  feederId: string | null
  onTransformer: (id: string) => void
  onFeeder: (id: string) => void
}

/** Substations, feeders and transformers as one tree; only the lines in view exist. */
export function FeederTree({
  network,
  expandAll,
  follow,
  selectedId,
  feederId,
  onTransformer,
  onFeeder,
}: Props) {
  const t = useTranslations('grid-ui')
  const wide = useMediaQuery('(min-width: 2200px)')
  const scroller = useRef<HTMLDivElement>(null)
  /** What the person folded or unfolded, against the default */
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const isOpen = (key: string) => {
    const byDefault = key.startsWith('s:') || expandAll || key === `f:${feederId}`
    return byDefault !== toggled.has(key)
  }
  const rows = treeRows(network, isOpen)
  const selectedKey = rows.some((row) => row.key === `t:${selectedId}`) ? `t:${selectedId}` : `f:${feederId}`
  const activeKey = rows.some((row) => row.key === active) ? active : selectedKey
  const heights = useMemo(() => (wide ? { high: 36, low: 32 } : { high: 28, low: 26 }), [wide])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.level === 3 ? heights.low : heights.high),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the row heights change
  useEffect(() => virtual.measure(), [virtual, heights])
  const selectedIndex = rows.findIndex((row) => row.key === selectedKey)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection, not every change of the list
  useEffect(() => {
    if (selectedIndex >= 0 && follow) virtual.scrollToIndex(selectedIndex, { align: 'auto' })
  }, [selectedKey])

  function fold(key: string, open: boolean) {
    if (isOpen(key) === open) return
    const next = new Set(toggled)
    if (!next.delete(key)) next.add(key)
    setToggled(next)
  }
  function pick(row: TreeRow) {
    setActive(row.key)
    if (row.kind === 'transformer') onTransformer(row.item.transformer.id)
    else if (row.kind === 'feeder') onFeeder(row.feeder.id)
    else fold(row.key, !row.expanded)
  }
  function moveTo(index: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (!row) return
    setActive(row.key)
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' })
  }
  function onKey(event: KeyboardEvent) {
    const index = rows.findIndex((row) => row.key === activeKey)
    const row = rows[index]
    if (event.key === 'ArrowDown') moveTo(index + 1)
    else if (event.key === 'ArrowUp') moveTo(index - 1)
    else if (event.key === 'Home') moveTo(0)
    else if (event.key === 'End') moveTo(rows.length - 1)
    else if (event.key === 'ArrowRight' && row && row.kind !== 'transformer') {
      if (row.expanded) moveTo(index + 1)
      else fold(row.key, true)
    } else if (event.key === 'ArrowLeft' && row) {
      if (row.kind !== 'transformer' && row.expanded) fold(row.key, false)
      else if (row.kind !== 'substation') moveTo(rows.findIndex((each) => each.key === row.parentKey))
    } else if ((event.key === 'Enter' || event.key === ' ') && row) pick(row)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      className="tree r-scroll"
      role="tree"
      tabIndex={0}
      aria-label={t('network.title')}
      aria-activedescendant={activeKey ? `tree-${activeKey}` : undefined}
      onKeyDown={onKey}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (!row) return null
          return (
            <div
              key={item.key}
              role="presentation"
              style={{
                position: 'absolute',
                insetInline: 0,
                top: 0,
                transform: `translateY(${item.start}px)`,
              }}
            >
              <TreeLine
                row={row}
                selected={row.key === selectedKey}
                active={row.key === activeKey}
                onPick={() => pick(row)}
                onFold={(open) => fold(row.key, open)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
