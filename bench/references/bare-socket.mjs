// Bare Socket.IO: answers a message with an acknowledgement and an echo, and passes posted facts to everybody.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const PAGE = `<!doctype html><ul id="list"></ul><script src="/socket.io/socket.io.js"></script><script>
io().on('alert:changed', (alert) => {
  const item = document.createElement('li')
  item.textContent = alert.message
  list.append(item)
})</script>`

const server = createServer((request, response) => {
  // Socket.IO answers its own paths.
  if (request.url?.startsWith('/socket.io/')) return
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html')
    return response.end(PAGE)
  }
  let text = ''
  request.setEncoding('utf8')
  request.on('data', (piece) => {
    text += piece
  })
  request.on('end', () => {
    io.emit('alert:changed', JSON.parse(text))
    response.writeHead(201).end()
  })
})
const io = new Server(server)
io.on('connection', (socket) => {
  socket.on('message:send', (message, acknowledge) => {
    acknowledge({ ok: true, seq: 1 })
    socket.emit('message:new', {
      id: '1',
      seq: 2,
      role: 'agent',
      kind: 'chat',
      parts: [{ type: 'text', text: message.text }],
    })
    socket.emit('agent:status', { state: 'idle' })
  })
})
server.listen(Number(process.env.PORT), process.env.HOST)
