/**
 * What we do so that somebody can take part: the thing, never the reason. With the words for a list of numbers, for one and
 * for more, after "1 person needs" and "2 people need".
 */
export const adjustmentWords = {
  'step-free': { label: 'Step-free way in', needs: 'step-free access' },
  bsl: { label: 'BSL interpreter', needs: 'a BSL interpreter' },
  interpreter: { label: 'Interpreter for another language', needs: 'an interpreter for another language' },
  'hearing-loop': { label: 'Hearing loop', needs: 'a hearing loop' },
  'quiet-room': { label: 'Quiet room', needs: 'a quiet room' },
  'easy-read': { label: 'Easy-read papers', needs: 'easy-read papers' },
  'large-print': { label: 'Large print', needs: 'large print' },
  taxi: { label: 'Taxi there or back', needs: 'a taxi' },
  childcare: { label: 'Childcare', needs: 'childcare' },
  food: { label: 'Special food', needs: 'special food' },
  'support-person': { label: 'A support person with them', needs: 'to bring a support person' },
  breaks: { label: 'More breaks', needs: 'more breaks' },
  online: { label: 'To join online', needs: 'to join online' },
  other: { label: 'Something else', needs: 'something else. Ask the facilitator' },
} as const satisfies Record<string, { label: string; needs: string }>

export type AdjustmentKind = keyof typeof adjustmentWords
export const ADJUSTMENT_KINDS = Object.keys(adjustmentWords) as AdjustmentKind[]
/** Characters of the short line: enough for a thing to do, too few for a story. */
export const LINE_MAX = 60
/** More than anybody needs, so that a list stays one. */
export const MOST_ADJUSTMENTS = 20

export const isAdjustmentKind = (text: string): text is AdjustmentKind => Object.hasOwn(adjustmentWords, text)

/** How many people need what, in the order of the list: a number of people for each kind, however often one has it. */
export function countByKind(rows: readonly { participantId: string; kind: AdjustmentKind }[]) {
  return ADJUSTMENT_KINDS.flatMap((kind) => {
    const people = new Set(rows.filter((row) => row.kind === kind).map(({ participantId }) => participantId)).size
    return people > 0 ? [{ kind, people }] : []
  })
}

/** "2 people need step-free access" */
export function needInWords({ kind, people }: { kind: AdjustmentKind; people: number }): string {
  const who = people === 1 ? '1 person needs' : `${people} people need`
  return `${who} ${adjustmentWords[kind].needs}`
}
