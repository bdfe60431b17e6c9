'use client'

import { Component, type ReactNode } from 'react'

type Props = { instead: ReactNode; children: ReactNode }

/** A card that cannot be drawn shows its words instead, and the conversation goes on. React knows boundaries as classes only. */
export class CardBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
