import { type NeedsOfPeople, needsOf } from '#app/domain/contact/adjustment-queries.server.ts'
import { adjustmentWords } from '#app/domain/contact/adjustments.ts'
import type { viewFrom } from '#app/domain/day/input.ts'
import { listItems, listNotes, listTallies, suggestStaff } from '#app/domain/day/queries.server.ts'
import { areDoorsOpen, doorsOpen, markFrom, minutesGone, momentOf, pulseLines } from '#app/domain/day/rules.ts'
import { closedFor } from '#app/domain/day/saving.server.ts'
import { identifyingSigns, inWords } from '#app/domain/points/rules.ts'
import { getRegister, type RegisterLine } from '#app/domain/register/queries.server.ts'
import { arrived } from '#app/domain/register/rules.ts'
import { staffFrom } from '#app/domain/register/status.ts'
import { hasStarted, hoursInWords } from '#app/domain/sessions/rules.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatDateTime, formatTime, londonParts, todayInLondon } from '#app/domain/shared/dates.ts'

type Key = Ctx<'day:keep'>

/** Everything that the page of a session day shows. */
export async function dayView(ctx: Key, sessionId: string, view: ReturnType<typeof viewFrom>) {
  const { session, lines, staff } = await getRegister(ctx, sessionId)
  const isToday = session.date === todayInLondon(ctx.now)
  const expected = lines.filter((line) => line.expected).map(({ participantId }) => participantId)
  // Opened on the day alone, and of those expected: no longer and no wider than it is needed.
  const needs = await needsOf(ctx, isToday ? expected : [])
  const items = await listItems(ctx, session.id)
  const notes = (await listNotes(ctx, session.id)).map(withWarning)
  const suggested = await suggestStaff(ctx, session.id)
  const people = lines.map((line) => personOf(line, needs))
  return {
    session: {
      id: session.id,
      forum: session.forumName,
      day: formatDate(session.date),
      starts: formatDateTime(session.startsAt),
      hours: hoursInWords(session),
    },
    state: session.state,
    started: hasStarted(session, ctx.now),
    open: areDoorsOpen(session, ctx.now),
    doors: formatTime(londonParts(doorsOpen(session)).time),
    closed: await closedFor(ctx, session),
    people: people.filter(({ isComing }) => isComing),
    others: people.filter(({ isComing }) => !isComing),
    came: lines.filter(({ status }) => status && arrived(status)).length,
    staff: {
      saved: staff,
      shown: suggested ? staffFrom((code) => suggested[code] ?? 0) : staff,
      fromTeam: suggested !== null,
    },
    items: items.map((item) => ({
      id: item.id,
      text: item.text,
      planned: item.minutes,
      moment: momentOf(item),
      gone: minutesGone(item, ctx.now),
      notes: notes.filter((note) => note.item === item.id),
    })),
    notes: notes.filter((note) => !items.some(({ id }) => id === note.item)),
    pulse: pulseLines(await listTallies(ctx, session.id)),
    view,
  }
}
export type DayView = Awaited<ReturnType<typeof dayView>>
export type DayPerson = DayView['people'][number]
export type DayNote = DayView['notes'][number]
export type DayItemView = DayView['items'][number]

/** Who is looked for in the room: those expected who have not said that they stay away, and whoever came. */
function personOf(line: RegisterLine, needs: NeedsOfPeople) {
  const { participantId: id, alias, reference, status, expected } = line
  const isAway = status === 'declined' || status === 'apologies'
  return {
    id,
    alias,
    reference: alias === reference ? null : reference,
    mark: markFrom(status),
    isComing: (expected && !isAway) || (status !== null && arrived(status)),
    needs: (needs.get(id) ?? []).map(({ kind, line }) => adjustmentWords[kind].label + (line ? `: ${line}` : '')),
  }
}

function withWarning(note: Awaited<ReturnType<typeof listNotes>>[number]) {
  const signs = identifyingSigns(note.text)
  return { ...note, warning: signs.length > 0 ? inWords(signs) : null }
}
