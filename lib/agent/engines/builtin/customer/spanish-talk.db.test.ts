import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'

let network: TestNetwork
let home: TestHome
let used = 0

beforeAll(async () => {
  network = await createTestNetwork({ homes: 12 })
})
afterAll(() => network.close())
beforeEach(() => {
  home = network.homes[used++]!
})

const talk = () => talkAs(network, network.customer(home))

test('"by e-mail, not by text" switches nothing off', async () => {
  const { text } = await talk().say('pónganme los avisos por correo, no por mensajito')
  expect(text).toMatch(/correo/)
  const { preferences } = await network.db.customer.findUniqueOrThrow({ where: { id: home.customerId } })
  expect(preferences).not.toMatchObject({ channel: 'chat' })
})

test('a pause of some weeks is asked how long, and the longer of two is taken', async () => {
  const { say } = talk()
  expect((await say('quiero pausar el programa unas semanas')).text).toMatch(/Cuánto tiempo/)
  await say('tres semanas')
  await say('sí')
  const enrollment = await network.db.enrollment.findFirstOrThrow({ where: { meterId: home.meterId } })
  expect(enrollment.state).toBe('paused')
})
