type Props = {
  name: string
  labelledBy: string
  options: { value: string; label: string }[]
  value: string | undefined
  invalid?: boolean
  disabled?: boolean
  onChange: (value: string) => void
}

const SHORT = 14

/** Equal choices, none chosen beforehand: side by side when they are short, else one under the other. */
export function Either({ name, labelledBy, options, value, invalid = false, disabled, onChange }: Props) {
  const short = options.length <= 3 && options.every((option) => option.label.length <= SHORT)
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      className={short ? 'either' : 'either either-list'}
      data-invalid={invalid}
    >
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
