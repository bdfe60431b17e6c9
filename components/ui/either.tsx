type Props = {
  name: string
  labelledBy: string
  options: { value: string; label: string }[]
  value: string | undefined
  invalid?: boolean
  disabled?: boolean
  onChange: (value: string) => void
}

/** Equal choices side by side, none chosen beforehand. */
export function Either({ name, labelledBy, options, value, invalid = false, disabled, onChange }: Props) {
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className="either" data-invalid={invalid}>
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
