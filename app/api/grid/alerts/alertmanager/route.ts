import { postWebhook } from '@/lib/http/post-webhook'
import { route } from '@/lib/http/route'
import { AlertmanagerPayload, fromAlertmanager } from '@/lib/intake/alertmanager'

export const POST = route('grid', ({ ctx, request }) =>
  postWebhook(ctx, request, 'alertmanager', (body, { now, assetLabel }) =>
    fromAlertmanager(AlertmanagerPayload.parse(body), now, assetLabel),
  ),
)
