export const PRODUCTS = ['native', 'alertmanager', 'grafana', 'pagerduty', 'cloudevents'] as const
export type Product = (typeof PRODUCTS)[number]

/** A first alert by hand, with the key in it; the shell fills in the time, so that it works tomorrow too. */
export function curlOf(publicUrl: string, key: string): string {
  return `curl -X POST ${publicUrl}/api/grid/alerts \\
  -H "Authorization: Bearer ${key}" \\
  -H "Content-Type: application/json" \\
  -d '{
    "sourceEventId": "first-test",
    "transformerId": "T-07",
    "kind": "overload",
    "severity": "low",
    "status": "raised",
    "observedAt": "'$(date -u +%FT%TZ)'",
    "loadPercent": 104
  }'`
}

/** What to paste into each product to send its alerts here, unchanged. */
export function exampleOf(product: Product, publicUrl: string): string {
  switch (product) {
    case 'native':
      return curlOf(publicUrl, '$FEEDERLINE_KEY')
    case 'alertmanager':
      return `route:
  receiver: feederline
  group_by: [alertname, transformer_id]
receivers:
  - name: feederline
    webhook_configs:
      - url: ${publicUrl}/api/grid/alerts/alertmanager
        send_resolved: true
        http_config:
          authorization:
            credentials: $FEEDERLINE_KEY
# labels:      transformer_id, severity
# annotations: summary, load_pct or load_kw or load_kva`
    case 'grafana':
      return `Contact point    Webhook
URL              ${publicUrl}/api/grid/alerts/grafana
Method           POST
Authorization    Bearer $FEEDERLINE_KEY
Labels           transformer_id, severity
Annotations      summary, load_pct or load_kw or load_kva`
    case 'pagerduty':
      return `curl -X POST ${publicUrl}/api/grid/alerts/pagerduty \\
  -H "Authorization: Bearer $FEEDERLINE_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "event_action": "trigger",
    "dedup_key": "first-test",
    "payload": {
      "summary": "Overload",
      "source": "T-07",
      "severity": "critical",
      "custom_details": { "transformer_id": "T-07", "load_pct": 118 }
    }
  }'`
    case 'cloudevents':
      return `curl -X POST ${publicUrl}/api/grid/alerts/cloudevents \\
  -H "Authorization: Bearer $FEEDERLINE_KEY" \\
  -H "Content-Type: application/cloudevents+json" \\
  -d '{
    "specversion": "1.0",
    "id": "first-test",
    "source": "/scada/feeder",
    "type": "alert.raised",
    "subject": "T-07",
    "data": { "severity": "critical", "loadPercent": 118 }
  }'`
  }
}
