import { LineDrawing } from './line-drawing.tsx'

/** Line drawings of our own, 48 by 48: the parts of a meeting, for those who find pictures easier than words. */
const drawings = {
  day: 'M8 10h32v30H8z M8 18h32 M16 6v8 M32 6v8 M16 26h4 M28 26h4 M16 33h4',
  clock: 'M24 6a18 18 0 1 0 .1 0z M24 13v11l8 5',
  change: 'M10 22a14 14 0 0 1 25-6 M36 8v9h-9 M38 26a14 14 0 0 1-25 6 M12 40v-9h9',
  talk: 'M6 8h36v24H22l-10 9v-9H6z M14 17h20 M14 24h12',
  pause: 'M10 6h18v36H10z M23 24h.1 M28 24h14 M36 18l6 6-6 6',
}
export type AgendaSymbolName = keyof typeof drawings

/** One drawing. The words beside it say the same, so it is not read out. */
export function AgendaSymbol({ name }: { name: AgendaSymbolName }) {
  return <LineDrawing path={drawings[name]} small />
}
