import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createTestNetwork, type TestHome, type TestNetwork } from '@/lib/usecases/test-network'
import { talkAs } from './test-dialogue'
import { homeForSolar, sellSolar } from './test-solar'

/** For a test file: a network on which solar is sold, and for each test the next of its homes, in no program. */
export function solarHomes(homes: number) {
  let network: TestNetwork
  let home: TestHome
  let used = 0
  beforeAll(async () => {
    network = await createTestNetwork({ homes })
    await sellSolar(network)
  })
  afterAll(() => network.close())
  beforeEach(async () => {
    home = network.homes[used++]!
    await homeForSolar(network, home)
  })
  return {
    get network() {
      return network
    },
    get home() {
      return home
    },
    talk: () => talkAs(network, network.customer(home)),
  }
}
