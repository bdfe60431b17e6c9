'use client'

import { useSyncExternalStore } from 'react'
import { CONNECTING, type ConnectionState, getConnectionStore } from './connection-state'
import {
  type ConversationSnapshot,
  type ConversationStore,
  createConversationStore,
  EMPTY_CONVERSATION,
} from './conversation-store'
import { redeemForPage } from './page-cookie'
import { getSocket, type Namespace } from './socket'

const stores = new Map<Namespace, ConversationStore>()

/** The page's one store of a namespace's conversation. Browser only. */
export function getConversationStore(namespace: Namespace): ConversationStore {
  const known = stores.get(namespace)
  if (known) return known
  const store = createConversationStore({
    socket: getSocket(namespace),
    storage: safeStorage(),
    storageKey: `fl-outbox:${namespace}`,
    onTicket: namespace === '/chat' ? (ticket) => void redeemForPage(ticket) : undefined,
  })
  stores.set(namespace, store)
  return store
}

export function useConversation(namespace: Namespace): ConversationSnapshot {
  return useSyncExternalStore(
    (listener) => getConversationStore(namespace).subscribe(listener),
    () => getConversationStore(namespace).getSnapshot(),
    () => EMPTY_CONVERSATION,
  )
}

export function useConnection(namespace: Namespace): ConnectionState {
  return useSyncExternalStore(
    (listener) => getConnectionStore(namespace).subscribe(listener),
    () => getConnectionStore(namespace).getSnapshot(),
    () => CONNECTING,
  )
}

function safeStorage(): Storage | undefined {
  try {
    return window.sessionStorage
  } catch {
    return undefined
  }
}
