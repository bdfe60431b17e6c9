/** The utility's mark: a line that rises, in the brand's color. */
export function BrandMark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" className="flex-none">
      <rect width="26" height="26" rx="7" className="fill-accent" />
      <path
        d="M8.25 18.25v-10l9.5 9.5v-10"
        className="fill-none stroke-on-accent"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
