import pino, { type Logger } from 'pino'

export type Log = Logger

let root: Logger | undefined

/** JSON lines on standard output. Never a code, a secret or a full meter id: log ids of rows, or maskMeterId. */
export function log(): Logger {
  root ??= pino({
    level: process.env.LOG_LEVEL ?? 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        'code',
        '*.code',
        'password',
        '*.password',
        'authorization',
        '*.authorization',
        'cookie',
        '*.cookie',
        'ticket',
        '*.ticket',
      ],
      censor: '…',
    },
  })
  return root
}
