import { postWebhook } from '@/lib/http/post-webhook'
import { route } from '@/lib/http/route'
import { fromGrafana, GrafanaPayload } from '@/lib/intake/grafana'

export const POST = route('grid', ({ ctx, request }) =>
  postWebhook(ctx, request, 'grafana', (body, { now, assetLabel }) =>
    fromGrafana(GrafanaPayload.parse(body), now, assetLabel),
  ),
)

// A contact point of Grafana sends one or the other, as it is set up.
export const PUT = POST
