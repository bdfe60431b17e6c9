type Props = { value: number | null; full: number; limits: number[]; stale?: boolean }

/** A value against its own limits, the first of which is the strong tick. */
export function ValueBar({ value, full, limits, stale }: Props) {
  const share = (x: number) => `${Math.max(0, Math.min(100, (100 * x) / full))}%`
  return (
    <span className={`load-bar${stale ? ' hatched' : ''}`} aria-hidden="true">
      {stale ? null : <i style={{ width: share(value ?? 0) }} />}
      {limits.map((limit, index) => (
        <s key={limit} className={index === 0 ? 'rated' : undefined} style={{ left: share(limit) }} />
      ))}
    </span>
  )
}
