import type { getRoster } from '#app/domain/participants/queries.server.ts'
import { daysSinceWords, isTermEnding, removedOn } from '#app/domain/participants/rules.ts'
import { sourceWords } from '#app/domain/participants/status.ts'
import { formatDate, formatShortDate, type LocalDate, todayInLondon } from '#app/domain/shared/dates.ts'

type Roster = Awaited<ReturnType<typeof getRoster>>
type Person = Roster['seated'][number]

/** Somebody of the roster as the page shows them: the reference, what they go by, and their days in words. */
export function personShown(person: Person, today: LocalDate) {
  const { placeId, reference, alias, state, seat, source, referredOn, plannedEndOn, endsOn } = person
  return {
    placeId,
    reference,
    alias,
    state,
    seat,
    restricted: person.restrictedSince !== null,
    source: source ? sourceWords[source] : 'Not recorded',
    referred: referredOn ? daysSinceWords(referredOn, today) : 'Not recorded',
    termEnds: plannedEndOn && formatShortDate(plannedEndOn),
    termSoon: isTermEnding(plannedEndOn, today),
    until: endsOn ? formatDate(endsOn) : '',
    removed: endsOn ? formatDate(removedOn(endsOn)) : '',
  }
}

export type PersonShown = ReturnType<typeof personShown>

export function rosterShown({ forum, free, ...lists }: Roster, now: Date) {
  const today = todayInLondon(now)
  const shown = (people: Person[]) => people.map((person) => personShown(person, today))
  return {
    forum: { slug: forum.slug, name: forum.name, places: forum.places, state: forum.state },
    free,
    seated: shown(lists.seated),
    backfilled: shown(lists.backfilled),
    waiting: shown(lists.waiting),
    onTheWay: shown(lists.onTheWay),
    left: shown(lists.left),
    declined: shown(lists.declined),
  }
}
