import { scaleLinear } from 'd3-scale'

/** One bar: a number that may be shown, and the same number as the table has it. */
export type Bar = { label: string; value: number; shown: string }

/* The width of a phone's column, so that the text is about as big as the text around it (_reports.scss). */
const WIDTH = 330
const PLOT = 270
const LEFT = 1
const LABEL_CHARACTERS = 36
const LINE = 21
const BAR = 24
const GAP = 16
const INK = '#0b0c0c'
const GREY = '#505a5f'

/**
 * A horizontal bar chart as SVG, drawn on the server, with each label above its bar so that it reads on a narrow
 * screen. The page shows the same numbers in a table (product, "Looks and manners"). A hidden number has no bar:
 * whatever its length, it would say more than its words. Nothing is drawn without bars.
 */
export function BarChart({ title, bars, idPrefix }: { title: string; bars: readonly Bar[]; idPrefix: string }) {
  if (bars.length === 0) return null
  const rows = layOutRows(bars)
  const bottom = rows.reduce((height, row) => height + row.height, 0)
  const axis = axisFor(bars)
  const [titleId, descId] = [`${idPrefix}-title`, `${idPrefix}-desc`]
  return (
    <svg
      className="app-bar-chart"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${bottom + 30}`}
      width="100%"
      role="img"
      aria-labelledby={`${titleId} ${descId}`}
      fontSize="16.5"
      fill={INK}
    >
      <title id={titleId}>{title}</title>
      <desc id={descId}>Bar chart. The same numbers are in the table on this page.</desc>
      {rows.map((row) => (
        <BarRow key={row.y} row={row} axis={axis} />
      ))}
      <Axis axis={axis} y={bottom} />
    </svg>
  )
}

type Row = { bar: Bar; lines: { text: string; y: number }[]; y: number; height: number }
type AxisOf = { ticks: number[]; x: (value: number) => number }

function BarRow({ row, axis }: { row: Row; axis: AxisOf }) {
  const { bar, lines, y } = row
  const top = y + lines.length * LINE + 4
  const length = axis.x(bar.value) - LEFT
  return (
    <g className="app-bar-chart__row">
      {lines.map((line) => (
        <text key={line.y} x={LEFT} y={line.y}>
          {line.text}
        </text>
      ))}
      {axis.ticks.map((tick) => (
        <line key={tick} x1={axis.x(tick)} x2={axis.x(tick)} y1={top - 2} y2={top + BAR + 2} stroke="#cecece" />
      ))}
      <rect className="app-bar-chart__bar" x={LEFT} y={top} width={length} height={BAR} fill="#1d70b8" />
      <text
        x={LEFT + length + 8}
        y={top + BAR - 6}
        fontWeight="bold"
        stroke="#ffffff"
        strokeWidth="4"
        paintOrder="stroke"
      >
        {bar.shown}
      </text>
    </g>
  )
}

function Axis({ axis, y }: { axis: AxisOf; y: number }) {
  return (
    <g className="app-bar-chart__axis" fill={GREY} fontSize="16">
      <line x1={LEFT} x2={axis.x(axis.ticks.at(-1) ?? 0)} y1={y} y2={y} stroke={GREY} />
      {axis.ticks.map((tick) => (
        <text key={tick} x={axis.x(tick)} y={y + 20} textAnchor={tick === 0 ? 'start' : 'middle'}>
          {tick}
        </text>
      ))}
    </g>
  )
}

/** Counted in fives, so that every tick is a number that may be shown (domain D3). */
function axisFor(bars: readonly Bar[]): AxisOf {
  const fives = Math.max(1, ...bars.map((bar) => Math.ceil(bar.value / 5)))
  const scale = scaleLinear().domain([0, fives]).range([LEFT, PLOT]).nice(5)
  const ticks = scale.ticks(5).filter(Number.isInteger)
  return { ticks: ticks.map((tick) => tick * 5), x: (value) => scale(value / 5) }
}

function layOutRows(bars: readonly Bar[]): Row[] {
  let y = 0
  return bars.map((bar) => {
    const lines = wrap(bar.label).map((text, index) => ({ text, y: y + (index + 1) * LINE - 5 }))
    const row = { bar, lines, y, height: lines.length * LINE + BAR + GAP }
    y += row.height
    return row
  })
}

/** The label in lines that fit the width; a word longer than a line is cut. */
function wrap(label: string): string[] {
  const words = label.split(/\s+/).flatMap((word) => word.match(new RegExp(`.{1,${LABEL_CHARACTERS}}`, 'gu')) ?? [])
  const lines: string[] = []
  for (const word of words) {
    const joined = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && joined.length <= LABEL_CHARACTERS) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}
