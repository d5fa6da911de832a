import { describe, expect, it } from 'vitest'
import { aliases } from '#db/seed/demonstration/content/aliases.ts'
import { pointsByForum } from '#db/seed/demonstration/content/index.ts'
import {
  cancelReasons,
  orderReferences,
  reportIntroductions,
  voucherSuppliers,
} from '#db/seed/demonstration/content/narratives.ts'
import { firstRoles, others, staff } from '#db/seed/demonstration/content/staff.ts'
import { type DemoPoint, type DemoStaff, forumSlugs } from '#db/seed/demonstration/content/types.ts'
import taxonomy from '#db/seed/reference/taxonomy.json'

const forums = Object.entries(pointsByForum)
const points = forums.flatMap(([, said]) => said)
const childCodes = new Set(taxonomy.filter((theme) => theme.parent !== null).map((theme) => theme.code))

const anyOf = (words: string) => new RegExp(`\\b(${words.trim().split(/\s+/).join('|')})\\b`, 'i')
const forbidden = anyOf(String.raw`
  rap(e[sd]?|ist|ing) stab(s|bed|bing)? murder\w* kill\w* kni(fe|ves) guns? blood\w* bruis\w* assault\w* attack\w*
  weapons? wound\w* beat(en|ing)? strangl\w* hit punch\w* suicid\w* corpse dead died burgl\w* robb\w*
  PC Sgt Sergeant Detective Inspector Superintendent Constable Mr Mrs Ms Dr
`)
const street = /\b[A-Z][a-z]+ (Street|Road|Avenue|Lane|Close|Gardens|Square|Terrace|Estate|Park|Hill|Green)\b/
const calendar = anyOf(`
  (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
  January February March April June July August September October November December
`)
const allowed = [
  'Metropolitan Police Service',
  "Victims' Right to Review",
  'Victim Contact Scheme',
  'Victim Focus Desk',
  'Witness Care Unit',
  'My Met Service',
  'Victim Support',
  "Victims' Code",
  'Braille',
  'English',
  'LGBTQ+',
  'LGBT+',
  'Black',
  'Board',
  'CCTV',
  'CICA',
  'Deaf',
  'IDVA',
  'ISVA',
  'BSL',
  'CPS',
  'Met',
  'VPS',
  'QR',
  'I',
]

const normal = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z0-9']+/g) ?? [])
const startsOfSentences = /(^|[.?!]"? )"?[A-Z][a-z']*/g

function capitalisedNames(text: string) {
  const bare = allowed.reduce(
    (left, name) => left.replace(new RegExp(`\\b${name.replace('+', '\\+')}(?!\\w)`, 'g'), 'x'),
    text,
  )
  return bare.replace(startsOfSentences, '$1').match(/\b[A-Z]\w*/g) ?? []
}

function likeness(one: Set<string>, other: Set<string>) {
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / (one.size + other.size - shared)
}

function share(of: DemoPoint[], test: (point: DemoPoint) => boolean) {
  return of.filter(test).length / of.length
}

function tally(of: DemoPoint[]) {
  const counts = new Map<string, number>()
  for (const code of of.flatMap((point) => point.themes)) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

describe('demonstration points', () => {
  it('cover every forum well', () => {
    expect(Object.keys(pointsByForum).sort()).toEqual([...forumSlugs].sort())
    for (const [forum, said] of forums) expect(said.length, forum).toBeGreaterThanOrEqual(46)
    expect(points.length).toBeGreaterThanOrEqual(280)
  })

  it('are all different, also in their bare letters', () => {
    expect(new Set(points.map((point) => normal(point.text))).size).toBe(points.length)
  })

  it('are never the same sentence with a word changed', () => {
    const read = points.map((point) => ({ text: point.text, words: wordsOf(point.text) }))
    const alike = read.flatMap((one, at) =>
      read.slice(at + 1).flatMap((other) => (likeness(one.words, other.words) >= 0.7 ? [[one.text, other.text]] : [])),
    )
    expect(alike).toEqual([])
  })

  it('are one or two plain sentences', () => {
    for (const { text } of points) {
      expect(text.length, text).toBeGreaterThanOrEqual(60)
      expect(text.length, text).toBeLessThanOrEqual(260)
      expect(text, text).toMatch(/^[A-Z"].*[.?!]$/)
      expect(text.match(/[.?!](?="? [A-Z]|$)/g)?.length, text).toBeLessThanOrEqual(2)
    }
  })

  it('carry one to three child codes of the codebook, and use most of them', () => {
    for (const { text, themes } of points) {
      expect(themes.length, text).toBeGreaterThanOrEqual(1)
      expect(themes.length, text).toBeLessThanOrEqual(3)
      expect(new Set(themes).size, text).toBe(themes.length)
      expect(
        themes.filter((code) => !childCodes.has(code)),
        text,
      ).toEqual([])
    }
    expect(tally(points).size).toBeGreaterThanOrEqual(35)
    expect(tally(points).get('TRT-MISCON') ?? 0).toBeLessThanOrEqual(2)
  })

  it('name nobody, no place and no day, and describe no crime', () => {
    const called = new RegExp(`\\b(${[...aliases, ...staff.map((one) => one.name.split(' ')[0])].join('|')})\\b`)
    for (const { text } of points) {
      for (const pattern of [forbidden, street, calendar, called]) expect(text).not.toMatch(pattern)
      expect(capitalisedNames(text), text).toEqual([])
      expect(text.replace(/\b101\b/g, ''), text).not.toMatch(/\d/)
    }
  })

  it('would catch a name, a street and a day', () => {
    expect(capitalisedNames('The officer was called Alex. Nobody else came.')).toEqual(['Alex'])
    expect(capitalisedNames('It was heard in Croydon, says the CPS.')).toEqual(['Croydon'])
    expect('It was on Mill Street').toMatch(street)
    expect('It was a Tuesday').toMatch(calendar)
    expect('A sergeant rang').toMatch(forbidden)
    expect('It had begun with skill').not.toMatch(forbidden)
  })

  it('hold a believable mix in every forum', () => {
    for (const [forum, said] of forums) {
      const near = (test: (point: DemoPoint) => boolean, aim: number) =>
        expect(Math.abs(share(said, test) - aim), `${forum} ${test}`).toBeLessThanOrEqual(0.08)
      near((point) => point.valence === 'problem', 0.55)
      near((point) => point.valence === 'mixed', 0.2)
      near((point) => point.valence === 'working_well', 0.25)
      near((point) => point.kind === 'experience', 0.6)
      near((point) => point.kind === 'suggestion', 0.25)
      near((point) => point.kind === 'ask', 0.15)
      near((point) => point.breadth === 'one', 0.3)
      near((point) => point.breadth === 'several', 0.45)
      near((point) => point.breadth === 'general', 0.25)
    }
  })

  it.each([0, 1, 2, 3])('give a quarter frequent themes to show and rare ones to hide in run %i of twelve', (run) => {
    const counts = tally(forums.flatMap(([, said]) => said.slice(run * 12, run * 12 + 12)))
    const between = (least: number, most: number) =>
      [...counts.values()].filter((count) => count >= least && count <= most).length
    expect(between(5, Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(12)
    expect(between(12, Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(3)
    expect(between(1, 4)).toBeGreaterThanOrEqual(6)
  })
})

describe('demonstration people', () => {
  it('have ninety single, different aliases that no member of staff shares', () => {
    expect(aliases.length).toBe(90)
    expect(new Set(aliases.map(normal)).size).toBe(90)
    for (const alias of aliases) expect(alias).toMatch(/^[A-Z][a-z]+$/)
    expect(staff.filter((one) => aliases.includes(one.name.split(' ')[0] ?? ''))).toEqual([])
  })

  it('are plainly made up and hold the roles the demonstration needs', () => {
    const holding = (role: DemoStaff['role']) => staff.filter((one) => one.role === role)
    const held = { facilitator: 3, support: 2, analyst: 3, commissioner: 2, board: 3, admin: 2, dpo: 1 } as const
    for (const role of Object.keys(held) as (keyof typeof held)[]) expect(holding(role).length, role).toBe(held[role])
    for (const field of ['key', 'name', 'email'] as const)
      expect(new Set(staff.map((one) => one[field])).size, field).toBe(staff.length)
    for (const one of [...staff, ...others]) {
      expect(one.email).toMatch(/^[a-z.]+@example\.org$/)
      expect(one.name).toMatch(/^[A-Z][a-z]+ \([A-Za-z ]+\)$/)
      expect(one.organisation).toMatch(/\((demonstration|example)\)$/)
    }
    expect(Object.keys(firstRoles).sort()).toEqual(staff.map(({ key }) => key).sort())
    for (const one of holding('facilitator')) expect(one.forums?.length, one.key).toBe(2)
    for (const role of ['facilitator', 'support'] as const)
      expect(
        holding(role)
          .flatMap((one) => one.forums ?? [])
          .sort(),
      ).toEqual([...forumSlugs].sort())
  })
})

describe('demonstration narratives', () => {
  it('give neutral reasons that name nobody and no venue', () => {
    expect(new Set(cancelReasons).size).toBe(cancelReasons.length)
    for (const reason of cancelReasons) {
      expect(capitalisedNames(reason), reason).toEqual([])
      expect(reason).not.toMatch(forbidden)
    }
  })

  it('buy from suppliers that are plainly examples, by different order references', () => {
    for (const supplier of voucherSuppliers) expect(supplier).toMatch(/\(example\)$/)
    expect(new Set(orderReferences).size).toBe(orderReferences.length)
    for (const reference of orderReferences) expect(reference).toMatch(/^DEMO-/)
  })

  it('introduce four reports in two to four sentences without a figure', () => {
    expect(reportIntroductions.length).toBe(4)
    for (const introduction of reportIntroductions) {
      const sentences = introduction.match(/\.(?= |$)/g)?.length ?? 0
      expect(sentences).toBeGreaterThanOrEqual(2)
      expect(sentences).toBeLessThanOrEqual(4)
      expect(introduction).not.toMatch(/\d| {2}|\n/)
      expect(introduction).not.toMatch(forbidden)
    }
  })
})
