import { writeFileSync } from 'node:fs'
import { loadLargeGrid } from '@/bench/large-grid'
import { startRoom } from './start-room'

const open = Number(process.argv[2] ?? 2000)
let t = performance.now()
const took = (what: string) => {
  console.log(what, Math.round(performance.now() - t), 'ms')
  t = performance.now()
}
const room = await startRoom('empty', { PORT: '3115' })
took('start')
await loadLargeGrid(room.pool, await room.system.gridNow(), open)
took('load')
writeFileSync('/tmp/room/large.json', JSON.stringify({ baseUrl: room.baseUrl, people: room.people }))
console.log(room.baseUrl)
process.on('SIGTERM', async () => {
  await room.stop()
  process.exit(0)
})
setInterval(() => {}, 1000)
