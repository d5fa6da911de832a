import { quarterOf } from '#app/domain/shared/dates.ts'
import type { points, pointThemes } from '#db/schema/index.ts'
import { pointsByForum } from './content/index.ts'
import { type DemoPoint, forumSlugs } from './content/types.ts'
import { madePointId } from './ids.ts'
import { personId } from './people.ts'
import { isThe, type MadeSession, wasHeld } from './sessions.ts'

type Point = typeof points.$inferInsert
type PointTheme = typeof pointThemes.$inferInsert

/** Something is left to do: nothing has been written up from this one yet. */
export const withoutPoints = { slug: 'women-and-girls', back: 1 } as const
/** Something is left to do: so many of the newest points have no theme yet. */
const UNTAGGED = 20
const coders = ['ash', 'larch', 'sorrel'].map(personId)
/** In the first months and in the quarter that is still open each session has few points; the rest have the others. */
const FEW = { first: 1, open: 2 }

/**
 * All points of the content, in its order, over the held sessions. Most fall into the quarters that are reported on,
 * so that the reports have something to show. `reported` are those quarters.
 */
export function makePoints(sessions: readonly MadeSession[], reported: readonly string[]) {
  const said = forumSlugs.flatMap((slug) => {
    const written = sessions.filter((one) => one.slug === slug && wasHeld(one) && !isThe(one, withoutPoints))
    return spread(pointsByForum[slug], written, reported)
  })
  const inOrder = said.toSorted((one, other) => (one.session.date < other.session.date ? -1 : 1))
  const tagged = inOrder.slice(0, -UNTAGGED)
  return { points: said.map(pointRow), tags: tagged.flatMap(tagRows) }
}

type Said = { session: MadeSession; point: DemoPoint }

function spread(content: readonly DemoPoint[], sessions: readonly MadeSession[], reported: readonly string[]): Said[] {
  const isReported = (session: MadeSession) => reported.includes(quarterOf(session.date))
  const full = sessions.filter(isReported).length
  const fewOf = (session: MadeSession) => (quarterOf(session.date) < (reported[0] ?? '') ? FEW.first : FEW.open)
  const few = sessions.filter((session) => !isReported(session)).reduce((sum, session) => sum + fewOf(session), 0)
  const share = (content.length - few) / full
  const said: Said[] = []
  let due = 0
  for (const session of sessions) {
    due += isReported(session) ? share : fewOf(session)
    for (const point of content.slice(said.length, Math.round(due))) said.push({ session, point })
  }
  return said
}

function pointRow({ session, point: { text, kind, breadth, valence } }: Said): Point {
  return { id: madePointId(text), sessionId: session.id, text, kind, breadth, valence, suggestedThemes: [] }
}

function tagRows({ point }: Said, at: number): PointTheme[] {
  return point.themes.map((themeCode) => ({
    pointId: madePointId(point.text),
    themeCode,
    coderId: coders[at % coders.length] ?? '',
  }))
}
