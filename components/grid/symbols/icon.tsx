const PATHS = {
  open: 'M3 5l4 4 4-4',
  closed: 'M5 3l4 4-4 4',
  up: 'M7 11V3M3.5 6.5 7 3l3.5 3.5',
  down: 'M7 3v8M3.5 7.5 7 11l3.5-3.5',
  steady: 'M3 7h8',
  search: 'M6 10.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM9.3 9.3l3.2 3.2',
  clock: 'M7 12.5A5.5 5.5 0 1 0 7 1.5a5.5 5.5 0 0 0 0 11ZM7 4v3.2l2.2 1.4',
  check: 'M2.5 7.5 5.5 10.5 11.5 4',
  cross: 'M3.5 3.5l7 7M10.5 3.5l-7 7',
  lock: 'M3 6.5h8v5H3ZM4.8 6.5V4.4a2.2 2.2 0 0 1 4.4 0v2.1',
  link: 'M6 8l2-2M5 6 3.2 7.8a2.1 2.1 0 0 0 3 3L8 9M6 5l1.8-1.8a2.1 2.1 0 0 1 3 3L9 8',
  copy: 'M5 5V2h7v7H9M2 5h7v7H2Z',
  download: 'M7 2v6.5M4 6l3 3 3-3M2.5 12h9',
  stop: 'M3 3h8v8H3Z',
  play: 'M4 2.5v9l7-4.5Z',
  pause: 'M4.5 3v8M9.5 3v8',
  plus: 'M7 2.5v9M2.5 7h9',
  dot: 'M7 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  sound: 'M2 5.5h2.2L7 3v8L4.2 8.5H2ZM9.2 5a3 3 0 0 1 0 4M10.9 3.4a5.4 5.4 0 0 1 0 7.2',
  mute: 'M2 5.5h2.2L7 3v8L4.2 8.5H2ZM9.5 5.2l3 3.6M12.5 5.2l-3 3.6',
  expand: 'M8.5 2H12v3.5M12 2 8.5 5.5M5.5 12H2V8.5M2 12l3.5-3.5',
  calendar: 'M2 3.5h10V12H2ZM2 6h10M4.5 2v2.5M9.5 2v2.5',
  file: 'M3.5 1.5h5l2.5 2.5v8.5h-7.5ZM5.5 6.5h3.5M5.5 9h3.5',
  person: 'M7 6.8a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM2.5 12.2c.4-2.4 2.2-3.6 4.5-3.6s4.1 1.2 4.5 3.6',
} as const

export type IconName = keyof typeof PATHS

/** A stroke of 1.3 px; only where a word would be longer. The words beside it carry the meaning. */
export function Icon({ name, size = 14, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill={name === 'dot' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
