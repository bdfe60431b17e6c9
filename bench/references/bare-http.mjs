// A bare Node HTTP server with one prepared insert through pg: what storing a JSON body costs at least.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 24 })
await pool.query(`create table if not exists bench_alert
  (id uuid primary key, "sourceEventId" text, body jsonb, at timestamptz default now())`)

createServer((request, response) => {
  if (request.method !== 'POST') return response.end('ready')
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (piece) => {
    text += piece
  })
  request.on('end', async () => {
    const body = JSON.parse(text)
    const id = randomUUID()
    await pool.query({
      name: 'insert-alert',
      text: 'insert into bench_alert (id, "sourceEventId", body) values ($1, $2, $3)',
      values: [id, body.sourceEventId, text],
    })
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ data: { id, state: 'active', duplicate: false } }))
  })
}).listen(Number(process.env.PORT), process.env.HOST)
