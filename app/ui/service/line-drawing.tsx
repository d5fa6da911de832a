/** One line drawing, 48 by 48. The words beside it say the same, so it is not read out. */
export function LineDrawing({ path, small = false }: { path: string; small?: boolean }) {
  const size = small ? 48 : 72
  return (
    <svg
      className={small ? 'app-symbol app-symbol--small' : 'app-symbol'}
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 48 48"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="#0b0c0c"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  )
}
