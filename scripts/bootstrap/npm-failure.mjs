/**
 * Turns what npm printed into one sentence that says what to do.
 * @param {string} what what could not be done
 * @param {string} output
 * @returns {string}
 */
export function explainNpmFailure(what, output) {
  if (/ENOSPC|No space left/i.test(output)) return `${what}: no disk space is left; about 1.5 GB are needed.`
  if (/EACCES|EPERM|EROFS/.test(output))
    return `${what}: no permission to write here or in npm's cache (${firstLine(output, /EACCES|EPERM|EROFS/)}).`
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(
      output,
    )
  )
    return `${what}: npm cannot reach its registry (check the network, a proxy, and "npm config get registry").`
  if (/E40[13]\b/.test(output)) return `${what}: npm's registry refuses access (check the login in .npmrc).`
  if (/spawn \S+ ENOENT|npm: not found/.test(output))
    return `${what}: there is no npm on this machine; install it with Node.`
  const tail = output.trim().split('\n').slice(-12).join('\n  ')
  return `${what}. npm said:\n  ${tail || 'nothing'}`
}

/** Whether trying again in another way could help. @param {string} output */
export function isWorthAnotherWay(output) {
  return !/ENOSPC|EACCES|EROFS|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(output)
}

/** @param {string} output @param {RegExp} pattern */
function firstLine(output, pattern) {
  return (
    output
      .split('\n')
      .find((line) => pattern.test(line))
      ?.trim() ?? ''
  )
}
