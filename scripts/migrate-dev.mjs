// Writes the next migration: the difference between prisma/migrations and prisma/schema.prisma.
// Usage: npm run db:migrate -- --create NAME   (NAME says what changes: add-solar-quotes)
// With --check it writes nothing and fails when there is a difference.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { register } from 'tsx/esm/api'

register()
const { startEmbeddedPostgres } = await import('../lib/db/embedded-postgres.ts')
const { migrate } = await import('../lib/db/migrate.ts')

const root = process.cwd()
const migrationsDir = join(root, 'prisma', 'migrations')
const [name] = process.argv.slice(2)
if (!name || !/^(--check|[a-z0-9][a-z0-9_-]*)$/.test(name)) {
  console.error('Usage: npm run db:migrate -- --create NAME   (lower case, for example add-solar-quotes)')
  process.exit(2)
}

const sql = await difference()
if (!sql) {
  console.log('The migrations already lead to prisma/schema.prisma.')
} else if (name === '--check') {
  console.error(`The migrations do not lead to prisma/schema.prisma; missing:\n${sql}`)
  process.exitCode = 1
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = `${stamp}_${name.replaceAll('-', '_')}`
  mkdirSync(join(migrationsDir, folder), { recursive: true })
  writeFileSync(join(migrationsDir, folder, 'migration.sql'), sql)
  const lockFile = join(migrationsDir, 'migration_lock.toml')
  if (!existsSync(lockFile)) writeFileSync(lockFile, 'provider = "postgresql"\n')
  console.log(`prisma/migrations/${folder}/migration.sql`)
}

async function difference() {
  const dataDir = mkdtempSync(join(tmpdir(), 'feederline-diff-'))
  chmodSync(dataDir, 0o711)
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => {}, durable: false })
  // The engine leaves an advisory lock on its connection: a pool of its own, ended at once.
  const pool = new pg.Pool({ connectionString: postgres.url })
  try {
    // The migrations are replayed by our own applier: the engine's shadow database is dropped under its own
    // connection, which ends the process.
    await migrate(postgres.url)
    const { SchemaEngine } = await loadEngine()
    const adapter = bindMigrationAwareSqlAdapterFactory(readingChars(new PrismaPg(pool)))
    const file = {
      path: join(root, 'prisma', 'schema.prisma'),
      content: readFileSync('prisma/schema.prisma', 'utf8'),
    }
    const engine = await SchemaEngine.new({ datamodels: [[file.path, file.content]] }, () => {}, adapter)
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [file], configDir: root },
      to: { tag: 'schemaDatamodel', files: [file] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return !stdout || /^\s*-- This is an empty migration/.test(stdout) ? '' : stdout
  } finally {
    await pool.end().catch(() => {})
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

// Postgres' catalogue has columns of type "char" (18). The adapter refuses them, and the engine wants them as
// single characters: let them pass as bpchar (1042), then correct the type.
function readingChars(factory) {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const performIO = adapter.performIO.bind(adapter)
    const queryRaw = adapter.queryRaw.bind(adapter)
    const charsOf = new WeakMap()
    adapter.performIO = async (query) => {
      const result = await performIO(query)
      const chars = (result.fields ?? []).map((field) => field.dataTypeID === 18)
      charsOf.set(query, chars)
      return {
        ...result,
        fields: result.fields?.map((field, i) => (chars[i] ? { ...field, dataTypeID: 1042 } : field)),
      }
    }
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const chars = charsOf.get(query) ?? []
      return {
        ...result,
        columnTypes: result.columnTypes.map((type, i) => (chars[i] ? ColumnTypeEnum.Character : type)),
      }
    }
    return adapter
  }
  return factory
}

// A second instance in one process corrupts the first: this is the only place that loads it.
async function loadEngine() {
  const dir = join(
    createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
    '..',
  )
  const engine = await import(pathToFileURL(join(dir, 'schema_engine_bg.js')).href)
  const bytes = readFileSync(join(dir, 'schema_engine_bg.wasm'))
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      throw new Error(message)
    },
  }
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return engine
}
