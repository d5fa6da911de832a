import { and, asc, count, eq, inArray, isNotNull, isNull, min, ne } from 'drizzle-orm'
import { reachable } from '#app/domain/access/scope.server.ts'
import { daysSinceWords, isTermEnding } from '#app/domain/participants/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, todayInLondon } from '#app/domain/shared/dates.ts'
import { read } from '#db/client.server.ts'
import { forums, participants, places } from '#db/schema/index.ts'
import { type Task, tasks } from './rules.ts'

const toDo = { referred: 'to call', called: 'to welcome', welcomed: 'to give a place or a turn' } as const
const steps = ['referred', 'called', 'welcomed'] as const

/** Forums with somebody between a referral and a place: how many wait for which step. Those who are restricted wait. */
export async function peopleOnTheWay(ctx: Ctx<'participant:manage'>): Promise<Task[]> {
  const rows = await read()
    .select({
      slug: forums.slug,
      forum: forums.name,
      state: places.state,
      people: count(),
      first: min(places.referredOn),
    })
    .from(places)
    .innerJoin(forums, eq(forums.id, places.forumId))
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(
      and(
        inArray(places.state, [...steps]),
        ne(forums.state, 'closed'),
        isNull(participants.restrictedSince),
        reachable(ctx, forums.id),
      ),
    )
    .groupBy(forums.slug, forums.name, places.state)
    .orderBy(asc(forums.name))
  const today = todayInLondon(ctx.now)
  return [...new Set(rows.map(({ slug }) => slug))].map((slug) => {
    const own = rows.filter((row) => row.slug === slug)
    const first = own.flatMap((row) => row.first ?? []).sort()[0]
    const lines = steps.flatMap((step) => {
      const people = own.find(({ state }) => state === step)?.people
      return people ? [`${people} ${toDo[step]}`] : []
    })
    return tasks.onTheWay({
      slug,
      forum: own[0]?.forum ?? '',
      steps: lines,
      longest: daysSinceWords(first ?? today, today),
    })
  })
}

/** Forums where somebody's term ends within six weeks or has ended: ask them whether they go on. */
export async function termsEnding(ctx: Ctx<'participant:manage'>): Promise<Task[]> {
  const rows = await read()
    .select({ slug: forums.slug, forum: forums.name, endsOn: places.plannedEndOn })
    .from(places)
    .innerJoin(forums, eq(forums.id, places.forumId))
    .innerJoin(participants, eq(participants.id, places.participantId))
    .where(
      and(
        inArray(places.state, ['active', 'stepped_back']),
        isNotNull(places.plannedEndOn),
        isNull(participants.restrictedSince),
        reachable(ctx, forums.id),
      ),
    )
    .orderBy(asc(forums.name), asc(places.plannedEndOn))
  const today = todayInLondon(ctx.now)
  const soon = rows.filter(({ endsOn }) => isTermEnding(endsOn, today))
  return [...new Set(soon.map(({ slug }) => slug))].map((slug) => {
    const own = soon.filter((row) => row.slug === slug)
    const [first] = own
    return tasks.termsEnding({
      slug,
      forum: first?.forum ?? '',
      people: own.length,
      first: formatDate(first?.endsOn ?? today),
      over: (first?.endsOn ?? today) < today,
    })
  })
}
