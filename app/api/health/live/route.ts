export function GET() {
  return Response.json({ data: { state: 'live' } })
}
