import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@/lib/db/test-database'
import { makeMeterId } from '@/lib/domain/meter-id'
import type { ImportKind } from '@/lib/protocol/admin-intake'
import { createTestNetwork, staff, T7, type TestNetwork } from '@/lib/usecases/test-network'
import { importFile } from './import-file'

let net: TestNetwork
beforeAll(async () => {
  net = await createTestNetwork({ homes: 1 })
})
afterAll(() => net.close())

const run = (kind: ImportKind, csv: string, dryRun = false) =>
  importFile({ ctx: net.as(staff('ida', 'admin')), input: { kind, csv, dryRun } })
const lines = (...rows: string[]) => rows.join('\n')
const problemsOf = async (kind: ImportKind, csv: string) =>
  (await run(kind, csv)).problems.map(({ line, column, detail }) => `${line} ${column ?? '-'}: ${detail}`)

const NETWORK = lines(
  'transformerId,name,externalId,feederId,feederName,feederRatedKva,substationId,substationName,ratedKva,loadLossKw,noLoadLossKw,limitKw',
  'TX-1,"North 1, by the mill",A-1,FD-1,Mill,2400,SS-1,Northgate,500,4.2,0.7,',
  'TX-2,North 2,A-2,FD-1,,,SS-1,,250,,,200',
)
const M = [2001, 2002, 2003].map(makeMeterId)
const CUSTOMERS = lines(
  'Meter ID;Transformer ID;Name;Phone;Email;Medical equipment;Solar kW',
  `${M[0]};TX-1;Dana Moreno;+1 (555) 010-7001;dana@example.org;no;4,5`,
  `${M[1]};TX-2;"Ana ""Nan"" Ruiz";+15550107002;;YES;`,
)
const DEVICES = lines(
  'deviceId\tmeterId\ttype\tratedKw\tcapacityKwh',
  `D-1\t${M[0]}\tbattery\t5\t13.5`,
  `D-2\t${M[1]}\tthermostat\t2.5\t`,
)

describe('a utility’s own data', () => {
  test('network, customers and devices come in, whatever the separator', async () => {
    expect(await run('network', NETWORK)).toMatchObject({ written: true, rows: 2, created: 2, problems: [] })
    expect(await run('customers', CUSTOMERS)).toMatchObject({ written: true, created: 2 })
    expect(await run('devices', `\ufeff${DEVICES}\n\n`)).toMatchObject({ written: true, created: 2 })
    expect(
      await net.db.transformer.findUnique({ where: { id: 'TX-1' }, include: { feeder: true } }),
    ).toMatchObject({
      name: 'North 1, by the mill',
      ratedKva: 500,
      powerFactor: 0.98,
      loadLossKw: 4.2,
      limitKw: null,
      simulated: false,
      feeder: { name: 'Mill', ratedKva: 2400, substationId: 'SS-1' },
    })
    expect(
      await net.db.customer.findUnique({ where: { meterId: M[0] }, include: { meter: true } }),
    ).toMatchObject({
      phone: '+15550107001',
      medicalEquipment: false,
      meter: { transformerId: 'TX-1', solarKw: 4.5 },
    })
    expect(await net.db.customer.findUnique({ where: { meterId: M[1] } })).toMatchObject({
      name: 'Ana "Nan" Ruiz',
      medicalEquipment: true,
      email: null,
    })
    expect(await net.db.device.findUnique({ where: { id: 'D-1' } })).toMatchObject({
      type: 'battery',
      capacityKwh: 13.5,
      state: 'connected',
    })
  })

  test('the same files again change nothing; one changed cell changes one row', async () => {
    for (const [kind, csv] of [
      ['network', NETWORK],
      ['customers', CUSTOMERS],
      ['devices', DEVICES],
    ] as const)
      expect(await run(kind, csv)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
    expect(await run('network', NETWORK.replace('North 2', 'North two'))).toMatchObject({
      changed: 1,
      unchanged: 1,
    })
    expect(await run('customers', CUSTOMERS.replace('dana@', 'd@'))).toMatchObject({
      changed: 1,
      unchanged: 1,
    })
  })

  test('what a file leaves out stays as it is', async () => {
    const short = lines('transformerId,feederId,substationId,ratedKva', 'TX-2,FD-1,SS-1,315')
    expect(await run('network', short)).toMatchObject({ changed: 1 })
    expect(await net.db.transformer.findUnique({ where: { id: 'TX-2' } })).toMatchObject({
      name: 'North two',
      externalId: 'A-2',
      limitKw: 200,
      ratedKva: 315,
    })
  })

  test('a dry run counts what the import would do and writes nothing', async () => {
    const before = await net.db.transformer.count()
    const csv = lines(NETWORK, 'TX-3,,,FD-2,New,1200,SS-1,,100,,,')
    expect(await run('network', csv, true)).toMatchObject({
      dryRun: true,
      written: false,
      created: 1,
      problemCount: 0,
    })
    expect(await net.db.transformer.count()).toBe(before)
    expect(await net.db.auditEvent.count({ where: { action: 'import.network' } })).toBe(4)
  })
})

describe('every problem by line, and nothing written', () => {
  test('network', async () => {
    const before = await net.db.transformer.count()
    const csv = lines(
      'transformerId,feederId,feederRatedKva,substationId,ratedKva,powerFactor,cooling,externalId',
      'TX-9,FD-9,1000,SS-1,100,0.98,ONAN,',
      'TX-9,FD-9,1100,SS-2,abc,0.98,ONAN,',
      ',FD-9,1000,SS-1,100,3,WATER,',
      'TX-10,FD-10,,SS-1,100,,,A-1',
      'TX-11,FD-9,1000,SS-1,100,,,B-1',
      'TX 12,FD-9,1000,SS-1,-5,,,B-1,extra',
      'TX-13,FD-9,900,SS-1,100,,,',
      'TX-11,FD-9,,SS-1,100,,,B-1',
    )
    expect(await problemsOf('network', csv)).toEqual([
      '3 ratedKva: "abc" is not a number',
      '3 transformerId: TX-9 is on line 2 already',
      '3 substationId: is SS-2; line 2 says SS-1 for feeder FD-9',
      '3 feederRatedKva: is 1100; line 2 says 1000 for feeder FD-9',
      '4 transformerId: is empty',
      '4 powerFactor: 3 is not between 0.5 and 1',
      '4 cooling: "WATER" is none of ONAN, ONAF, OF, OD',
      '5 feederRatedKva: is missing: feeder FD-10 is new, say once what its cable carries',
      '5 externalId: A-1 belongs to transformer TX-1',
      '7 -: has 9 cells, the header has 8',
      '8 feederRatedKva: is 900; line 2 says 1000 for feeder FD-9',
      '9 transformerId: TX-11 is on line 6 already',
      '9 externalId: B-1 is on line 6 already',
    ])
    expect(await net.db.transformer.count()).toBe(before)
  })

  test('customers', async () => {
    await net.db.customer.update({ where: { meterId: M[1] }, data: { deletedAt: net.clock.now } })
    const csv = lines(
      'meterId,transformerId,name,phone,email,ownsHome,homeType',
      'NE-1234567-0,TX-1,Lee,+15550107003,,,',
      'my meter,TX-1,Lee,+15550107003,,,',
      `${M[2]},TX-404,Lee,555 0107,lee at example,maybe,castle`,
      `${M[1]},TX-1,Ana,+15550107002,,,`,
      `${M[0]},${T7},,+15550107001,,,`,
      `${M[2]},TX-404,Lee,+15550107003,,,`,
    )
    expect(await problemsOf('customers', csv)).toEqual([
      '2 meterId: "NE-1234567-0" has a wrong check digit',
      '3 meterId: "my meter" is no meter id (NE-1234567-C)',
      '4 phone: "555 0107" is no number with its country code (+1 555 010 0000)',
      '4 email: "lee at example" is no mail address',
      '4 homeType: "castle" is none of house, apartment, townhouse, mobile-home, business',
      '4 ownsHome: "maybe" is neither yes nor no',
      '4 transformerId: There is no transformer TX-404: import the network first',
      '5 meterId: This customer had the account deleted: it does not come back by an import',
      '6 name: is empty',
      `7 meterId: ${M[2]} is on line 4 already`,
      '7 transformerId: There is no transformer TX-404: import the network first',
    ])
  })

  test('devices', async () => {
    const csv = lines(
      'deviceId,meterId,type,ratedKw',
      `D-9,${M[0]},toaster,1`,
      `D-1,${M[1]},battery,5`,
      `D-8,${makeMeterId(999)},ev,7.2`,
      `D-7,${M[0]},ev,0`,
    )
    expect(await problemsOf('devices', csv)).toEqual([
      '2 type: "toaster" is none of thermostat, battery, ev, water-heater',
      '3 deviceId: D-1 belongs to another meter: give a device that moved a new id',
      `4 meterId: There is no meter ${makeMeterId(999)}: import the customers first`,
      '5 ratedKw: 0 is not between 0.01 and 1000 kW',
    ])
  })

  test.each([
    ['', '1 -: The file is empty. Its first line names the columns.'],
    ['deviceId,meterId,type', '1 ratedKw: is missing'],
    ['deviceId,meterId,type,ratedKw,color', /^1 color: is no column we know: deviceId, /],
    ['deviceId,device id,meterId,type,ratedKw', '1 device id: is there twice'],
    [
      'deviceId,meterId,type,ratedKw\nD1,1,2,3\n"open,1,2,3\nD2,"1",2,3\n',
      '3 -: A quotation mark opens a cell here and does not close it',
    ],
    ['deviceId,meterId,type,ratedKw\nD1,"1,2,3\nD2,1,2,3\n', /^2 -: A quotation mark opens a cell here/],
    ['deviceId,meterId,type,ratedKw\nD\ufffd,1,2,3', /^2 -: has letters that are not UTF-8/],
  ])('of the file itself: %j', async (csv, expected) => {
    expect(await problemsOf('devices', csv)).toEqual([
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    ])
  })

  test('a column nobody knows does not hide what is wrong below it', async () => {
    const csv = lines('deviceId,meterId,type,ratedKw,color', `D-9,${M[0]},toaster,1,red`)
    expect((await problemsOf('devices', csv)).map((one) => one.split(':')[0])).toEqual(['1 color', '2 type'])
  })

  test('only administrators', async () => {
    for (const role of ['viewer', 'operator', 'approver'] as const)
      await expect(
        importFile({ ctx: net.as(staff('v', role)), input: { kind: 'network', csv: NETWORK, dryRun: true } }),
      ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('twenty thousand customers come in within seconds', async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, i) => `${makeMeterId(100_000 + i)},TX-1,Customer ${i},+1555${String(1_000_000 + i)}`,
  )
  const started = performance.now()
  expect(await run('customers', lines('meterId,transformerId,name,phone', ...rows))).toMatchObject({
    created: 20_000,
  })
  expect(performance.now() - started).toBeLessThan(30_000)
}, 90_000)

describe('npm run import on an installation that is no demo', () => {
  let database: TestDatabase
  const folder = mkdtempSync(join(tmpdir(), 'feederline-import-'))
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await database.close()
  })
  const command = async (...args: string[]) => {
    const script = ['--import', 'tsx', 'scripts/import.ts', ...args]
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      DEMO: '0',
      AUTH_SECRET: 'y'.repeat(40),
      OTP_DELIVERY: 'file',
      INIT_CWD: folder,
    }
    try {
      return { code: 0, ...(await promisify(execFile)(process.execPath, script, { env })) }
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
      return { code, stdout, stderr }
    }
  }

  test('dry run, import, problems by line, the same again', async () => {
    writeFileSync(join(folder, 'network.csv'), NETWORK)
    writeFileSync(join(folder, 'bad.csv'), NETWORK.replace('250', 'many'))
    const dry = await command('network', 'network.csv', '--dry-run')
    expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('2 new') })
    expect(dry.stdout).toContain('dry run')
    const bad = await command('network', 'bad.csv')
    expect(bad.code).toBe(1)
    expect(bad.stdout).toContain('line 3, ratedKva: "many" is not a number')
    expect(bad.stderr).toContain('Nothing was written')
    expect((await command('network', 'network.csv')).stdout).toContain('2 rows of network are in: 2 new')
    expect((await command('network', join(folder, 'network.csv'))).stdout).toContain('2 as they were')
    expect((await command('networks', 'network.csv')).stderr).toContain('npm run import --')
    expect((await command('network', 'none.csv')).stderr).toContain('There is no file')
  }, 60_000)
})
