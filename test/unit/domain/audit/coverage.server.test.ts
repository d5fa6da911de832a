import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditActions } from '#app/domain/audit/actions.ts'
import * as forums from '#app/domain/forums/commands.server.ts'
import * as points from '#app/domain/points/commands.server.ts'
import { readPointsCsv } from '#app/domain/points/csv-import.ts'
import { fingerprint } from '#app/domain/points/rules.ts'
import * as register from '#app/domain/register/commands.server.ts'
import { staffFrom } from '#app/domain/register/status.ts'
import * as reports from '#app/domain/reports/commands.server.ts'
import * as tagging from '#app/domain/tagging/commands.server.ts'
import * as vouchers from '#app/domain/vouchers/commands.server.ts'
import { auditEvents, points as pointRows } from '#db/schema/index.ts'
import { fillWorld } from '#db/seed/demonstration/world.ts'
import { rows, withTestDatabase } from '#test/support/db.ts'
import * as factory from '#test/support/factories.ts'
import { aQuarterOf, ask, drafted, reportPeople } from '#test/support/reports.ts'
import { accountsStory } from '#test/support/stories/accounts.ts'
import { agendaStory } from '#test/support/stories/agenda.ts'
import { agreementsStory } from '#test/support/stories/agreements.ts'
import { auditStory } from '#test/support/stories/audit.ts'
import { breakGlassStory } from '#test/support/stories/break-glass.ts'
import { cadenceStory, calendarStory } from '#test/support/stories/cadence.ts'
import { feedStory } from '#test/support/stories/calendar-feed.ts'
import { contactStory } from '#test/support/stories/contact.ts'
import { dataRightsStory } from '#test/support/stories/data-rights.ts'
import { dayStory } from '#test/support/stories/day.ts'
import { factorsStory } from '#test/support/stories/factors.ts'
import { grantsStory } from '#test/support/stories/grants.ts'
import { keysStory } from '#test/support/stories/keys.ts'
import { linksStory } from '#test/support/stories/links.ts'
import { mailStory } from '#test/support/stories/mail.ts'
import { participantImportsStory } from '#test/support/stories/participant-imports.ts'
import { participantsStory } from '#test/support/stories/participants.ts'
import { retentionStory } from '#test/support/stories/retention.ts'
import { signInStory } from '#test/support/stories/sign-in.ts'
import { of, type Step } from '#test/support/stories/step.ts'
import { teamStory } from '#test/support/stories/team.ts'
import { preparationsStory, venuesStory } from '#test/support/stories/venues.ts'
import { welfareStory } from '#test/support/stories/welfare.ts'
import { writeUpsStory } from '#test/support/stories/write-ups.ts'

withTestDatabase()

const { aPerson, aSession, ctxFor, inRegister, NOON, once, participantsIn, stockOf } = factory

const trail = async () => rows().select().from(auditEvents).orderBy(auditEvents.sequence)
const facilitator = () => aPerson('facilitator', { forum: 'open' })

/** One story a noun, in which each of its commands is used until it has said everything it can say. */
const stories: Record<string, (step: Step) => Promise<void>> = {
  accounts: accountsStory,
  'sign-in': signInStory,
  factors: factorsStory,
  grants: grantsStory,
  'break-glass': breakGlassStory,
  audit: auditStory,
  agenda: agendaStory,
  agreements: agreementsStory,
  keys: keysStory,
  links: linksStory,
  retention: retentionStory,
  calendar: async (step) => {
    await calendarStory(step)
    await feedStory(step)
  },
  venues: venuesStory,
  preparations: preparationsStory,
  contact: contactStory,
  'data-rights': dataRightsStory,
  day: dayStory,
  team: teamStory,
  forums: async (step) => {
    const ctx = ctxFor(await aPerson('commissioner'), 'forum:manage')
    const move = (intent: 'open' | 'pause' | 'resume', version: number) => () =>
      forums.moveForum(ctx, 'older-people', { intent, version })
    await step('addForum', ['forum.added'], () => forums.addForum(ctx, { name: 'Older people' }, once()))
    await step('renameForum', ['forum.renamed'], () =>
      forums.renameForum(ctx, 'older-people', { name: 'Older Londoners', version: 1 }),
    )
    await step('moveForum', ['forum.opened'], move('open', 2))
    await step('moveForum', ['forum.paused'], move('pause', 3))
    await step('moveForum', ['forum.resumed'], move('resume', 4))
  },
  participants: async (step) => {
    await participantImportsStory(step)
    await participantsStory(step)
  },
  sessions: async (step) => {
    const person = await facilitator()
    await aSession('open', { date: '2026-12-03' })
    await cadenceStory(step, person)
  },
  register: async (step) => {
    const ctx = ctxFor(await facilitator(), 'register:keep', new Date('2026-11-19T20:00:00Z'))
    await aSession('open')
    await participantsIn('open', 1)
    const entries = [{ participantId: 'ptc_open_1', status: 'attended' as const }]
    await step('keepRegister', ['register.kept', 'session.held'], () =>
      register.keepRegister(ctx, 'ses_one', { version: 0, entries, staff: staffFrom(() => 0) }),
    )
  },
  vouchers: async (step) => {
    const person = await facilitator()
    const ctx = ctxFor(person, 'voucher:issue')
    await aSession('open', { state: 'held' })
    const [one, two] = (await participantsIn('open', 2)).map(({ id }) => id)
    await inRegister('ses_one', [one ?? '', two ?? ''])
    await stockOf('open', 1)
    const batch = { supplier: 'S', orderReference: 'O', faceValue: 2_000, quantity: 1, receivedOn: '2026-11-01' }
    await step('receiveBatch', ['voucher.batch-received'], () =>
      vouchers.receiveBatch(ctxFor(person, 'voucher:receive'), { forum: 'open', ...batch }, once()),
    )
    const issue = await step('giveVoucher', ['voucher.issued'], () =>
      vouchers.giveVoucher(ctx, 'ses_one', { participant: one ?? '', pence: 2_000 }, once()),
    )
    await step('recordDeclined', ['voucher.declined'], () =>
      vouchers.recordDeclined(ctx, 'ses_one', { participant: two ?? '' }, once()),
    )
    await step('takeBack', ['voucher.taken-back'], () =>
      vouchers.takeBack(ctx, 'ses_one', of<{ id: string }>(issue).id),
    )
  },
  points: async (step) => {
    const ctx = ctxFor(await facilitator(), 'point:record')
    await aSession('open', { state: 'held', date: '2026-11-05' })
    const said = { text: 'Nobody called', kind: 'experience', breadth: 'several', valence: null } as const
    await step('recordPoint', ['point.recorded'], () => points.recordPoint(ctx, 'ses_one', { ...said }, once()))
    const [point] = await rows().select().from(pointRows)
    const change = { ...said, text: 'Nobody called back', point: point?.id ?? '', seen: fingerprint(said) }
    await step('changePoint', ['point.changed'], () => points.changePoint(ctx, 'ses_one', change))
    await step('removePoint', ['point.removed'], () => points.removePoint(ctx, 'ses_one', change.point, once()))
    const file = readPointsCsv(new TextEncoder().encode('text,kind,breadth,valence\nThey listened,,one,\n'))
    if (!file.ok) throw new Error(file.words)
    const stage = () => points.stageImport(ctx, 'ses_one', file, once())
    const { id } = of<{ id: string }>(await step('stageImport', ['points.file-read'], stage))
    await step('confirmImport', ['points.imported'], () =>
      points.confirmImport(ctx, { sessionId: 'ses_one', id, screened: false }, once()),
    )
    const another = of<{ id: string }>(await stage())
    await step('cancelImport', ['points.import-cancelled'], () => points.cancelImport(ctx, 'ses_one', another.id))
  },
  tagging: async (step) => {
    const ctx = ctxFor(await aPerson('analyst'), 'point:tag')
    await aSession('open', { state: 'held' })
    const { id } = await factory.aPoint('ses_one', 'a')
    await step('tagPoint', ['point.tagged'], () => tagging.tagPoint(ctx, { point: id, theme: ['COM-CHASE'] }, once()))
    await step('untagPoint', ['point.untagged'], () => tagging.untagPoint(ctx, id))
  },
  reports: async (step) => {
    const people = await reportPeople()
    await aQuarterOf('open', { 'COM-CHASE': 6 })
    const ctx = ctxFor(people.analyst, 'report:draft')
    const draft = await step('draftReport', ['report.drafted'], () => reports.draftReport(ctx, ask(['open']), once()))
    const { id } = of<{ id: string }>(draft)
    await step('redraftReport', ['report.redrafted'], () =>
      reports.redraftReport(ctx, id, { introduction: 'Once more', version: 1 }, once()),
    )
    await step('deleteReport', ['report.deleted'], () => reports.deleteReport(ctx, id, { version: 2 }, once()))
    const final = await drafted(people)
    await step('approveReport', ['report.approved'], () =>
      reports.approveReport(ctxFor(people.commissioner, 'report:approve'), final.id, final),
    )
    await step('publishReport', ['report.published'], () =>
      reports.publishReport(ctxFor(people.analyst, 'report:publish'), final.id, final),
    )
  },
  mail: mailStory,
  'write-ups': writeUpsStory,
  welfare: welfareStory,
}

/** Text that is no id, name of a field, code or digest: it might be what somebody typed (AUD-05). */
const isLoose = (value: unknown) => typeof value === 'string' && !/^[\w.:-]{1,64}$/.test(value)

const told = new Map<string, readonly string[]>()
const every = (prefix: string) => Object.keys(auditActions).filter((name) => name.startsWith(prefix))

describe('AUD-01 AUD-05 every command writes what it did into the trail', () => {
  it.each(Object.keys(stories))('%s', async (noun) => {
    await stories[noun]?.(async (command, says, run) => {
      const before = (await trail()).at(-1)?.sequence ?? 0
      const value = await run()
      const events = (await trail()).filter(({ sequence }) => sequence > before)
      expect(events.map(({ action }) => action)).toEqual(says)
      expect(events.flatMap(({ object, detail }) => [object, ...Object.values(detail).flat()]).filter(isLoose)).toEqual(
        [],
      )
      told.set(`${noun}.${command}`, [...(told.get(`${noun}.${command}`) ?? []), ...says])
      return value
    })
  })

  it('and no command is without a story here', async () => {
    const named = readdirSync('app/domain').flatMap(async (noun) => {
      const files = readdirSync(`app/domain/${noun}`).filter((name) => name.endsWith('commands.server.ts'))
      const modules = files.map((name) => import(/* @vite-ignore */ path.resolve('app/domain', noun, name)))
      return (await Promise.all(modules)).flatMap((module) =>
        Object.entries<unknown>(module).flatMap(([name, value]) =>
          typeof value === 'function' ? [`${noun}.${name}`] : [],
        ),
      )
    })
    const throttles = ['isHeld', 'countTry', 'codesAreHeld', 'countWrongCode', 'judgeSignIn', 'forgetTries']
    const withinTheirCause = [
      ...[
        'mail.enqueueReminders',
        'mail.enqueueLetter',
        'mail.enqueueForParticipant',
        ...['enqueueSessionChange', 'enqueueSessionOff', 'wakeMessages', 'handOverUndelivered'].map(
          (name) => `mail.${name}`,
        ),
        ...['mail.replacePageLink', 'mail.stopPageLinks'],
        'sign-in.endAllSignIns',
        'sign-in.issueInvitation',
      ],
      ...['sign-in.sendInvitation', 'sign-in.retireInvitations', 'grants.checkTerms', 'grants.applyGrant'],
      'grants.applyEnd',
      ...[
        'team.fallBack',
        'team.endAsking',
        'team.askEach',
        'sessions.takeBackPromises',
        'sessions.tellTeam',
        'sessions.thankAsked',
      ],
      ...['sign-in.extendSignIn', 'factors.finishSetUp', 'factors.tellOwner'],
      ...throttles.map((name) => `sign-in.${name}`),
    ]
    expect((await Promise.all(named)).flat().sort()).toEqual([...told.keys(), ...withinTheirCause].sort())
  })

  it('and the trail has words for everything said, and for nothing else', async () => {
    const seeded = (await trail()).map(({ action }) => action)
    expect(new Set(seeded)).toEqual(new Set(['forum.added', 'codebook.loaded', 'agreement.loaded', 'calendar.loaded']))
    await fillWorld(NOON)
    const filled = (await trail()).map(({ action }) => action).filter((name) => name.startsWith('demonstration.'))
    expect(filled.sort()).toEqual(every('demonstration.').sort())
    const said = new Set([...told.values(), seeded, filled].flat())
    expect([...said].sort()).toEqual(Object.keys(auditActions).sort())
  })

  it('and each name has words of its own', () => {
    const words = Object.values(auditActions)
    expect(new Set(words).size).toBe(words.length)
    expect(words.filter((text) => !/^[a-z][a-z ,:-]+$/.test(text))).toEqual([])
  })
})
