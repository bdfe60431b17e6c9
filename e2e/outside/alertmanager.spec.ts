import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { demo, until } from './client'

const BINARY = '/usr/bin/prometheus-alertmanager'

// Decided before anything is counted: the package is there, or can be installed by root here, or this test does not exist.
const available = existsSync(BINARY) || tryInstall()
if (!available)
  console.log('prometheus-alertmanager is not installed and cannot be: its live test is left out')

function tryInstall(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore', timeout: 120_000 })
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'prometheus-alertmanager'], {
      stdio: 'ignore',
      timeout: 240_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    return false
  }
  return existsSync(BINARY)
}

type Listed = {
  id: string
  state: string
  raisedAt: string
  clearedAt: string | null
  count: number
  severity: string
  loadPercent: number
}

if (available)
  test('a real Alertmanager raises, resolves and raises again: two episodes', async () => {
    test.setTimeout(90_000)
    const { baseUrl, apiKey, meters } = demo()
    const transformerId = meters[0]!.transformerId
    const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'))
    const port = await freePort()
    const config = join(folder, 'alertmanager.yml')
    writeFileSync(
      config,
      `route:
  receiver: feederline
  group_by: ['...']
  group_wait: 0s
  group_interval: 1s
  repeat_interval: 1m
receivers:
  - name: feederline
    webhook_configs:
      - url: ${baseUrl}/api/grid/alerts/alertmanager
        send_resolved: true
        http_config:
          authorization:
            type: Bearer
            credentials: ${apiKey}
`,
    )
    const process_ = spawn(
      BINARY,
      [
        `--config.file=${config}`,
        `--storage.path=${folder}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--cluster.listen-address=',
      ],
      { stdio: 'ignore' },
    )
    try {
      const manager = `http://127.0.0.1:${port}`
      await until(
        'Alertmanager',
        () =>
          fetch(`${manager}/-/ready`)
            .then((r) => r.ok)
            .catch(() => false),
        20_000,
      )
      const name = `TransformerLoad${Date.now()}`
      const post = (startsAt: Date, endsAt?: Date) =>
        fetch(`${manager}/api/v2/alerts`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify([
            {
              labels: { alertname: name, transformer_id: transformerId, severity: 'warning' },
              annotations: { load_pct: '97', summary: `${name} is busy` },
              startsAt: startsAt.toISOString(),
              ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
            },
          ]),
        })
      const ours = async () => {
        const answer = await fetch(`${baseUrl}/api/grid/alerts?transformer=${transformerId}&limit=200`, {
          headers: { authorization: `Bearer ${apiKey}` },
        })
        const { data } = (await answer.json()) as { data: (Listed & { message: string })[] }
        return data
          .filter((a) => a.message.includes(name))
          .sort((a, b) => a.raisedAt.localeCompare(b.raisedAt))
      }
      const start = new Date(Date.now() - 5_000)
      await post(start)
      const [raised] = await until(
        'the first episode',
        async () => (await ours()).length === 1 && ours(),
        20_000,
      )
      expect(raised).toMatchObject({ state: 'active', severity: 'low', loadPercent: 97 })
      await post(start, new Date(Date.now() - 1000))
      await until('its end', async () => (await ours())[0]?.clearedAt, 20_000)
      await post(new Date())
      const both = await until(
        'the second episode',
        async () => (await ours()).length === 2 && ours(),
        20_000,
      )
      expect(both.filter((a) => a.clearedAt === null)).toHaveLength(1)
      expect(new Set(both.map((a) => a.id)).size).toBe(2)
    } finally {
      await stop(process_)
      rmSync(folder, { recursive: true, force: true })
    }
  })

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
