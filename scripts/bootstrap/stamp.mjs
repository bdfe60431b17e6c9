// A step is current when the stamp it wrote last equals the hash of its inputs now.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** @param {string} file @param {string} hash */
export function isStamped(file, hash) {
  return readStamp(file) === hash
}

/** @param {string} file @returns {string | undefined} */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Runs a step between removing its stamp and writing it: an interrupted step is done again.
 * @param {string} file
 * @param {string} hash
 * @param {() => Promise<void>} step
 */
export async function stamped(file, hash, step) {
  rmSync(file, { force: true })
  await step()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, hash)
}

/**
 * Hashes files and folders by path and content; what is missing counts as such.
 * @param {string} root
 * @param {{ paths: string[], extra?: string[], skip?: RegExp }} inputs
 */
export function hashInputs(root, { paths, extra = [], skip = /$^/ }) {
  const hash = createHash('sha256')
  for (const text of extra) hash.update(`${text}\0`)
  for (const path of paths.flatMap((path) => filesUnder(root, path, skip))) {
    hash.update(`${path}\0`)
    hash.update(readFileSync(join(root, path)))
    hash.update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path relative to root, with slashes
 * @param {RegExp} skip
 * @returns {string[]}
 */
function filesUnder(root, path, skip) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => !skip.test(`${path}/${entry.name}`))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(root, `${path}/${entry.name}`, skip) : [`${path}/${entry.name}`],
    )
    .sort()
}
