import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deliverBySmtp } from '@/lib/network/deliver-by-smtp'
import { deliverByWebhook } from '@/lib/network/deliver-by-webhook'
import type { DeliverMessage } from '@/lib/network/delivery'
import { requestCode } from '@/lib/usecases/otp/request-code'
import { verifyCode } from '@/lib/usecases/otp/verify-code'
import { createTestNetwork, type TestNetwork } from '@/lib/usecases/test-network'
import { deliverDue } from './deliver-outbound'

let net: TestNetwork
const closing: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  net = await createTestNetwork({ homes: 3 })
  await net.db.customer.updateMany({
    where: { id: net.homes[0]!.customerId },
    data: { email: 'dana@example.org', phone: '+15550100' },
  })
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await net.close()
})

const visitor = (delivery: 'smtp' | 'webhook', id = 'visitor-1') => {
  const ctx = net.as({ kind: 'visitor', visitorId: id })
  return { ...ctx, env: { ...ctx.env, otp: { ...ctx.env.otp, delivery } } }
}
const ask = (delivery: 'smtp' | 'webhook', home = 0, channel?: 'sms' | 'email', visitorId = 'visitor-1') => {
  net.clock.advance(1)
  const input = { visitorId, meterId: net.homes[home]!.meterId, address: null, channel }
  return requestCode({ ctx: visitor(delivery, visitorId), input })
}
const send = (deliver: DeliverMessage) => deliverDue({ ...net.system(), deliver })
const rows = () => net.db.outboundMessage.findMany({ orderBy: { createdAt: 'asc' } })

type Mail = { from: string; to: string[]; text: string }
/** A mail server on loopback that says no as often as it is told to. */
async function mailServer(refusals = 0) {
  const mails: Mail[] = []
  let left = refusals
  let tries = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (bytes: Buffer) => {
        text += bytes.toString()
      })
      stream.on('end', () => {
        tries += 1
        left -= 1
        if (left >= 0) return done(Object.assign(new Error('Mailbox busy'), { responseCode: 451 }))
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          text: text.replaceAll('=\r\n', ''),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  const deliver = deliverBySmtp(
    `smtp://127.0.0.1:${port}`,
    'Northfield Electric <no-reply@northfield.example>',
  )
  return { mails, deliver, tries: () => tries }
}

describe('codes by SMTP, to a real mail server', () => {
  test('the code arrives at the customer’s address and signs in; nothing of it stays in the database', async () => {
    const { mails, deliver } = await mailServer()
    expect(await ask('smtp')).toMatchObject({ delayed: false })
    await send(deliver)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ from: 'no-reply@northfield.example', to: ['dana@example.org'] })
    expect(mails[0]!.text).toMatch(/^Subject: .*your sign-in code/m)
    const code = /code is (\d{6})\./.exec(mails[0]!.text)![1]!
    const [row] = await rows()
    expect(row).toMatchObject({ state: 'sent', attempts: 1, channel: 'email', secret: null, lastError: null })
    expect(JSON.stringify(row)).not.toContain(code)
    const input = { visitorId: 'visitor-1', meterId: net.homes[0]!.meterId, code }
    expect(await verifyCode({ ctx: visitor('smtp'), input })).toMatchObject({
      customerId: net.homes[0]!.customerId,
    })
  })

  test('a server that says not now is asked again, later each time, and the mail comes once', async () => {
    const { mails, deliver, tries } = await mailServer(2)
    await ask('smtp')
    await send(deliver)
    await send(deliver)
    expect([mails.length, tries()]).toEqual([0, 1])
    expect((await rows())[0]).toMatchObject({ state: 'queued', lastError: expect.stringContaining('451') })
    net.clock.advance(2600)
    await send(deliver)
    net.clock.advance(2600)
    await send(deliver)
    expect([mails.length, tries()]).toEqual([0, 2])
    net.clock.advance(3000)
    await send(deliver)
    await send(deliver)
    expect([mails.length, tries()]).toEqual([1, 3])
    expect((await rows())[0]).toMatchObject({ state: 'sent', attempts: 3 })
  })

  test('after five tries it is given up, its code is gone, and whoever asks next is told that messages are delayed', async () => {
    const { deliver, tries } = await mailServer(100)
    await ask('smtp')
    for (let i = 0; i < 8; i++) {
      await send(deliver)
      net.clock.advance(60_000)
    }
    expect(tries()).toBe(5)
    expect((await rows())[0]).toMatchObject({ state: 'failed', attempts: 5, secret: null })
    // Known, unknown and other meters are told alike.
    for (const home of [0, 1])
      expect(await ask('smtp', home, undefined, `v${home}`)).toMatchObject({ delayed: true })
    const good = await mailServer()
    await send(good.deliver)
    expect(await ask('smtp', 2, undefined, 'v2')).toMatchObject({ delayed: false })
  })

  test('two workers at once send one mail', async () => {
    const { mails, deliver } = await mailServer()
    await ask('smtp')
    await Promise.all([send(deliver), send(deliver), send(deliver)])
    expect(mails).toHaveLength(1)
  })
})

type Post = { headers: IncomingHttpHeaders; body: string }
async function gateway(answers: number[] = []) {
  const posts: Post[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (bytes: Buffer) => {
      body += bytes.toString()
    })
    request.on('end', () => {
      posts.push({ headers: request.headers, body })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`
  return { posts, deliver: deliverByWebhook(url, 'a secret of the gateway') }
}

describe('codes by an SMS gateway’s webhook', () => {
  test('signed as Standard Webhooks are, with one id for all tries of a message', async () => {
    const { posts, deliver } = await gateway([500, 429])
    await ask('webhook')
    for (let i = 0; i < 3; i++) {
      await send(deliver)
      net.clock.advance(60_000)
    }
    expect(posts).toHaveLength(3)
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    for (const { headers, body } of posts) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
      const signature = createHmac('sha256', 'a secret of the gateway').update(signed).digest('base64')
      expect(headers['webhook-signature']).toBe(`v1,${signature}`)
    }
    expect(JSON.parse(posts[2]!.body)).toMatchObject({ channel: 'sms', to: '+15550100' })
    expect((await rows())[0]).toMatchObject({ state: 'sent', attempts: 3 })
  })

  test('the other channel: the code goes to the mail address when that is asked for, in the same way', async () => {
    const { posts, deliver } = await gateway()
    await ask('webhook', 0, 'email')
    // Nobody else has an address: theirs goes by text, and nobody is told which.
    expect(await ask('webhook', 1, 'email', 'visitor-2')).toMatchObject({ sentNow: true })
    await send(deliver)
    expect(posts.map(({ body }) => (JSON.parse(body) as { channel: string }).channel).toSorted()).toEqual([
      'email',
      'sms',
    ])
  })
})
