import type { Mark, Shape } from '#app/domain/calendar/status.ts'

const paths: Record<Shape, string> = {
  circle: 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22z',
  square: 'M2 2h20v20H2z',
  triangle: 'M12 0l12 23H0z',
  diamond: 'M12 0l12 12l-12 12L0 12z',
  hexagon: 'M6 1.5h12l6 10.5l-6 10.5H6L0 12z',
  pentagon: 'M12 0l12 9l-4.500 14.500h-15L0 9z',
  shield: 'M2 1h20v12c0 6-5 9-10 10.500c-5-1.500-10-4.500-10-10.500z',
  cross: 'M7 0h10v7h7v10h-7v7H7v-7H0V7h7z',
  octagon: 'M7 1h10l6 6v10l-6 6H7l-6-6V7z',
  arrow: 'M0 4h15l9 8l-9 8H0z',
}

/** The shape and letter of a forum. Its name stands beside it, so nobody is told twice. */
export function ForumMark({ shape, letter }: Mark) {
  return (
    <svg className={`app-mark app-mark--${shape}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[shape]} />
      <text x="12" y={shape === 'triangle' ? 20 : 17} textAnchor="middle">
        {letter}
      </text>
    </svg>
  )
}
