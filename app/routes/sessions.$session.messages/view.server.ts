import { NEUTRAL_SUBJECT } from '#app/domain/contact/rules.ts'
import { SESSION_TEMPLATES, type SessionTemplate } from '#app/domain/mail/rules.ts'
import type { getSessionMessages } from '#app/domain/mail/session-queries.server.ts'
import {
  ASKED_TEMPLATES,
  type AskedTemplate,
  isWanted,
  mayAsk,
  personWay,
  progressOf,
  type WayKind,
} from '#app/domain/mail/session-rules.ts'
import { REGISTER_STATUSES } from '#app/domain/register/status.ts'
import { mayInvite } from '#app/domain/sessions/rules.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { sessionPreview } from '#app/http/letters.server.ts'
import { templateWords } from './words.ts'

type Found = Awaited<ReturnType<typeof getSessionMessages>>
type Person = Found['people'][number]

/** One line a participant: by name, how they may be reached in words, what they were told, and what they answered. */
export function lineOf(person: Person, session: Found['session']) {
  const { kind, why } = personWay(person)
  return {
    reference: person.reference,
    alias: person.alias,
    kind,
    why,
    told: SESSION_TEMPLATES.flatMap((template) => toldOf(person, template, session)),
    answer: person.status && person.status !== 'invited' ? REGISTER_STATUSES[person.status].label : null,
  }
}

function toldOf(person: Person, template: SessionTemplate, session: Found['session']) {
  const words = progressOf(person, template, session)
  return words ? [{ what: templateWords[template], words }] : []
}

/** The messages that can be asked for now, each with how many still need it. */
export function offersOf({ session, people }: Found, now: Date) {
  const today = todayInLondon(now)
  return ASKED_TEMPLATES.filter((template) => mayAsk(template, session, now)).map((template) => ({
    template,
    people: people.filter((person) => isWanted(template, person, today) && personWay(person).kind !== 'no').length,
  }))
}

const ORDER: readonly WayKind[] = ['email', 'text', 'post', 'call', 'word', 'ask', 'no']

/** What a message says, and who gets one: how many by which way, and who not and why. */
export function previewOf(template: AskedTemplate, { session, people }: Found, now: Date) {
  const wanted = people.filter((person) => isWanted(template, person, todayInLondon(now)))
  const ways = wanted.map((person) => ({ person, ...personWay(person) }))
  return {
    template,
    letter: sessionPreview(template, NEUTRAL_SUBJECT),
    isHeld: template !== 'session-thanks' && !mayInvite(session.state),
    count: ways.filter(({ kind }) => kind !== 'no').length,
    groups: ORDER.flatMap((kind) => {
      const these = ways.filter((one) => one.kind === kind)
      return these.length > 0 ? [{ kind, people: these.length }] : []
    }),
    left: ways
      .filter(({ kind }) => kind === 'no' || kind === 'ask' || kind === 'word')
      .map(({ person: { alias, reference }, kind, why }) => ({ alias, reference, kind, why })),
  }
}
