import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether npm itself already installed what the lock file says (npm ci by hand leaves no stamp of ours).
 * npm keeps a list of what it installed, written when it is done; optional packages of other platforms are missing there.
 * @param {string} root
 */
export function isInstalled(root) {
  try {
    const wanted = packagesOf(join(root, 'package-lock.json'))
    const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
    return Object.entries(wanted).every(
      ([path, { version, optional, devOptional }]) =>
        path === '' ||
        installed[path]?.version === version ||
        (!installed[path] && Boolean(optional || devOptional)),
    )
  } catch {
    return false
  }
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
