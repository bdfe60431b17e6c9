'use client'

import { createContext, useContext, useMemo } from 'react'
import { useLocale, useTimeZone } from 'use-intl'
import { createFormats, type Formats } from '@/lib/client/formats'
import type { Answer } from '@/lib/client/socket'
import type { Refusal } from './refusal'

/** What the server says about the utility and this page. */
export type Site = {
  utilityName: string
  phone: string
  emergencyPhone: string
  currency: string
  demo: boolean
  /** A language model answers, in other words each time */
  languageModel: boolean
  /** A session cookie is there, so wait for the conversation before showing the sign-in */
  mayBeSignedIn: boolean
}

export type Chat = {
  site: Site
  /** Connected: buttons that act may be pressed */
  live: boolean
  signedIn: boolean
  userName: string | undefined
  send: (text: string) => void
  submit: (action: string, values: Record<string, unknown>) => Promise<Answer<'action:submit'>>
  /** Grid time: runs faster than the wall clock in the demo */
  gridNow: () => Date
  gridSpeed: number
  /** Average kW of each hour of this home's day, once known */
  usualHourlyKw: number[] | null
  showMessage: (seq: number) => void
  /** The newest answer is a refusal: forms show it where it belongs */
  refusal: Refusal | null
}

const ChatContext = createContext<Chat | null>(null)
export const ChatProvider = ChatContext.Provider

export function useChat(): Chat {
  const chat = useContext(ChatContext)
  if (!chat) throw new Error('A chat component stands outside the chat.')
  return chat
}

export function useFormats(): Formats {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return useMemo(() => createFormats(locale, timeZone), [locale, timeZone])
}

export function telHref(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}
