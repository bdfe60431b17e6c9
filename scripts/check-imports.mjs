// Checks the direction of imports:
// domain <- protocol <- usecases <- {agent, intake, jobs, http, realtime} <- {app, server.ts}.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @typedef {{ file: string, line: number, message: string }} Problem */
/** @typedef {{ spec: string, line: number, target: string | undefined, typeOnly: boolean }} Import */

const ABOVE_USECASES = ['lib/agent', 'lib/intake', 'lib/jobs', 'lib/http', 'lib/realtime', 'lib/simulator']
const SCREENS = ['app', 'components', 'lib/client']

/** Who may import only what is listed. node:zlib and node:crypto are there for checksums, which are pure. */
const ONLY = [
  { layer: 'lib/domain', may: ['lib/domain'], packages: ['luxon', 'node:zlib'], why: 'the domain is pure' },
  {
    layer: 'lib/protocol',
    may: ['lib/protocol', 'lib/domain'],
    packages: ['zod'],
    why: 'the wire knows only the domain',
  },
  {
    layer: 'lib/intake',
    may: ['lib/intake', 'lib/protocol', 'lib/domain'],
    packages: ['zod', 'node:crypto'],
    why: 'adapters of other products’ payloads are pure',
  },
]

/** Who may import anything but what is listed. */
const NEVER = [
  { layer: 'lib/db', never: ['lib/usecases', ...ABOVE_USECASES, ...SCREENS] },
  { layer: 'lib/network', never: ['lib/usecases', ...ABOVE_USECASES, ...SCREENS] },
  { layer: 'lib/usecases', never: [...ABOVE_USECASES, ...SCREENS] },
  ...ABOVE_USECASES.map((layer) => ({ layer, never: SCREENS })),
  { layer: 'components', never: ['app'] },
  { layer: 'lib/client', never: ['app', 'components'] },
  { layer: 'server.ts', never: SCREENS },
]

/** What must never reach the browser, over any number of imports. */
const SERVER_ONLY = [
  'lib/analytics',
  'lib/usecases',
  'lib/db',
  'lib/env.ts',
  'lib/runtime.ts',
  'lib/auth',
  'lib/network',
  ...ABOVE_USECASES,
]

const FORBIDDEN_FOLDERS = ['utils', 'helpers', 'services', 'types', 'constants', 'hooks']
const ROOTS = ['lib', 'app', 'components', 'server.ts']
const SOURCE = /\.(ts|tsx|mjs)$/
const TEST = /\.test\.tsx?$|^lib\/db\/(generated\/|test-)/

/**
 * @param {string} root
 * @returns {Problem[]}
 */
export function checkImports(root) {
  const files = ROOTS.flatMap((path) => sourceFiles(root, path)).filter((file) => !TEST.test(file))
  const graph = new Map(files.map((file) => [file, importsOf(root, file)]))
  return [
    ...folderProblems(files),
    ...files.flatMap((file) => directionProblems(file, graph.get(file) ?? [])),
    ...files.filter((file) => isForBrowser(root, file)).flatMap((file) => reachProblems(file, graph)),
  ]
}

/** @param {Problem[]} problems */
export function describeProblems(problems) {
  return problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n')
}

/** @param {string} file @param {Import[]} imports @returns {Problem[]} */
function directionProblems(file, imports) {
  const problems = []
  for (const { spec, line, target } of imports) {
    for (const rule of ONLY.filter(({ layer }) => isIn(file, layer))) {
      const allowed = target
        ? rule.may.some((layer) => isIn(target, layer))
        : rule.packages.includes(packageOf(spec))
      if (!allowed) problems.push({ file, line, message: `must not import ${spec}: ${rule.why}` })
    }
    for (const rule of NEVER.filter(({ layer }) => isIn(file, layer))) {
      const layer = rule.never.find((layer) => target && isIn(target, layer))
      if (layer)
        problems.push({
          file,
          line,
          message: `must not import ${spec}: ${rule.layer} never imports ${layer}`,
        })
    }
  }
  return problems
}

/**
 * The first way from a browser file to the server's side, if there is one. Types are erased: they may pass.
 * @param {string} file
 * @param {Map<string, Import[]>} graph
 * @returns {Problem[]}
 */
function reachProblems(file, graph) {
  /** @type {{ at: string, way: string[], line: number }[]} */
  const queue = [{ at: file, way: [file], line: 0 }]
  const seen = new Set([file])
  for (const { at, way, line } of queue) {
    for (const found of graph.get(at) ?? []) {
      if (found.typeOnly && at !== file) continue
      const firstLine = line || found.line
      const bad = found.target
        ? SERVER_ONLY.find((layer) => isIn(found.target ?? '', layer))
        : isNode(found.spec)
      if (bad) {
        const path = [...way.slice(1), found.target ?? found.spec].join(' -> ')
        return [{ file, line: firstLine, message: `runs in the browser and reaches ${path}` }]
      }
      if (!found.target || seen.has(found.target)) continue
      seen.add(found.target)
      queue.push({ at: found.target, way: [...way, found.target], line: firstLine })
    }
  }
  return []
}

/** @param {string[]} files @returns {Problem[]} */
function folderProblems(files) {
  const bad = new Set(
    files.flatMap((file) => {
      const parts = file.split('/')
      const at = parts.findIndex((part, i) => i < parts.length - 1 && FORBIDDEN_FOLDERS.includes(part))
      return at < 0 ? [] : [parts.slice(0, at + 1).join('/')]
    }),
  )
  return [...bad].map((file) => ({
    file,
    line: 1,
    message: 'names no concept: give what is in it a home of its own',
  }))
}

/** @param {string} root @param {string} file */
function isForBrowser(root, file) {
  if (isIn(file, 'components') || isIn(file, 'lib/client')) return true
  return (
    isIn(file, 'app') && /^\s*['"]use client['"]/m.test(readFileSync(join(root, file), 'utf8').slice(0, 300))
  )
}

/** @param {string} root @param {string} file @returns {Import[]} */
function importsOf(root, file) {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = [
    ...text.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"\n]+)['"]/gm),
    ...text.matchAll(/\bimport\(()\s*['"]([^'"\n]+)['"]\s*\)/g),
  ]
  return statements.map((match) => {
    const spec = match[2] ?? ''
    return {
      spec,
      line: text.slice(0, match.index + match[0].indexOf(match[0].trimStart()[0] ?? '')).split('\n').length,
      target: resolve(root, file, spec),
      typeOnly: Boolean(match[1]),
    }
  })
}

/** @param {string} root @param {string} file @param {string} spec @returns {string | undefined} undefined for packages */
function resolve(root, file, spec) {
  if (!spec.startsWith('@/') && !spec.startsWith('.')) return undefined
  const path = spec.startsWith('@/') ? spec.slice(2) : posix.normalize(posix.join(dirname(file), spec))
  const tries = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'].map((end) => path + end)
  return tries.find((name) => SOURCE.test(name) && existsSync(join(root, name))) ?? path
}

/** @param {string} root @param {string} path @returns {string[]} */
function sourceFiles(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return SOURCE.test(path) ? [path] : []
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => sourceFiles(root, `${path}/${name}`))
}

/** @param {string} file @param {string} layer */
function isIn(file, layer) {
  return file === layer || file.startsWith(`${layer}/`)
}

/** @param {string} spec */
function isNode(spec) {
  return (
    spec.startsWith('node:') || ['pg', 'pg-boss', 'pino', 'nodemailer', 'socket.io'].includes(packageOf(spec))
  )
}

/** @param {string} spec */
function packageOf(spec) {
  return spec
    .split('/')
    .slice(0, spec.startsWith('@') ? 2 : 1)
    .join('/')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = checkImports(process.cwd())
  if (problems.length) console.error(describeProblems(problems))
  console.log(
    problems.length ? `${problems.length} imports go the wrong way` : 'imports: every direction holds',
  )
  process.exitCode = problems.length ? 1 : 0
}
