import { type Heard, openCard } from '@/lib/agent/evals/dialogues/heard'
import { has } from './judge-words'

// What the judges from the eighth set on look at: whether an answer asks or has done something.

export const PAYS_BACK = /pays?\b|paid|payback|break.?even|earns? (?:it|its)|itself/i
export const SIETE_DE_LA_MANANA = /\b0?7(?::00)?\s?(?:a\.?\s?m|de la ma[nñ]ana)|\b0?7:00|\b7\s?h\b/i
export const HORA = /\b\d{1,2}(?::\d\d)?\s?[ap]\.?\s?m|\ba las? \d{1,2}\b|\b\d{1,2}:\d\d\s?h/i

export const HAS_REPORT = /\balready\b|\bhave (?:your|the|this|a) report\b/i

export const asks = (heard: Heard) => Boolean(openCard(heard)) || heard.plain.includes('?')
/** Passed on, not only to be */
export const isReported = (heard: Heard) =>
  has(heard, 'handover') ||
  /passed (?:\w+ ){0,3}on as\b|\bI(?: have|['’]ve) (?:reported|logged)|your report (?:has been|is) (?:filed|made|registered)/i.test(
    heard.plain,
  )
/** An answer that has taken the customer out of the event, not one that asks about it */
export const isDeclined = (heard: Heard) =>
  /\byou(?: are|['’]re) out\b|(?:have|has been|is|['’]ve) declined/i.test(heard.plain) &&
  !heard.plain.includes('?')
/** "No, it is not canceled; it goes on" tells the opposite. */
export const goesOnLeftOut = (heard: Heard) =>
  heard.plain.replace(/\bno (?:est[aá]|queda|ha sido|fue) \w+/gi, '')
/** Said to be done, not asked about, and not "everywhere else" only */
export const endsSessions = (heard: Heard) =>
  /(?:signed|logged) (?:you )?out|no (?:open )?sessions?\b|sessions? (?:is|are|has been|have been) (?:ended|closed)/i.test(
    heard.plain,
  ) &&
  !/stay signed in/i.test(heard.plain) &&
  !openCard(heard)
export const localDay = (at: Date) => at.toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' })
