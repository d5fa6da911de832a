/** How far the corners of the mouth are from its middle, for each answer. */
const mouths = [-7, -4, 0, 4, 7]

/** A face for an answer of the pulse, beside its words. */
export function Face({ answer, classes = 'app-day-face__picture' }: { answer: number; classes?: string }) {
  const bend = mouths[answer - 1] ?? 0
  return (
    <svg className={classes} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="11" cy="12" r="2" fill="currentColor" />
      <circle cx="21" cy="12" r="2" fill="currentColor" />
      <path
        d={`M9 ${21 - bend / 2} Q16 ${21 + bend} 23 ${21 - bend / 2}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    </svg>
  )
}
