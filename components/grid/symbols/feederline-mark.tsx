/** The product's mark: a bus, a feeder, a transformer. */
export function FeederlineMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <path d="M3 2.5v15" stroke="var(--ink)" strokeWidth="2.5" />
      <path d="M3 6h14M3 13h9" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx="12.5" cy="13" r="2.2" stroke="var(--ink)" strokeWidth="1.5" />
      <circle cx="15.5" cy="13" r="2.2" stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  )
}
