'use client'

import { lazy, Suspense, useState } from 'react'
import { PALETTE_KEY, useRoomKey } from '../shell/keyboard'

const Palette = lazy(() => import('./palette').then((module) => ({ default: module.Palette })))

/** Opens the palette; what it is made of is fetched when somebody asks for it. */
export function PaletteKey() {
  const [open, setOpen] = useState(false)
  useRoomKey(PALETTE_KEY, () => setOpen(true))
  return open ? (
    <Suspense>
      <Palette onClose={() => setOpen(false)} />
    </Suspense>
  ) : null
}
