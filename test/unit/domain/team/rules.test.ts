import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayInvite } from '#app/domain/sessions/rules.ts'
import { SESSION_STATE_CODES } from '#app/domain/sessions/status.ts'
import {
  expectedInWords,
  type Member,
  mostPolice,
  type Stands,
  saysTooMuch,
  standsBetween,
  standsInWords,
} from '#app/domain/team/rules.ts'
import { PART_CODES, partsFor } from '#app/domain/team/status.ts'

const as = (part: Member['part'], change: Partial<Member> = {}): Member => ({
  ...{ part, mayBeThere: true, trained: false, nonUniform: true },
  ...change,
})
const full = [as('facilitator'), as('victim_support', { trained: true })]
const facts = (members: readonly Member[], expected = 9) => ({
  members,
  expected: { accepted: 0, unanswered: expected },
})

describe('what stands between planned and confirmed (product, step 2)', () => {
  it.each<[string, Member[], number, Stands[]]>([
    ['a facilitator and a trained support worker', full, 9, []],
    ['nobody', [], 9, ['no-facilitator', 'no-trained-support']],
    ['an untrained support worker', [as('facilitator'), as('victim_support')], 9, ['no-trained-support']],
    ['a trained facilitator alone', [as('facilitator', { trained: true })], 9, ['no-trained-support']],
    ['two police for six', [...full, as('mps'), as('mps')], 6, []],
    ['two police for five', [...full, as('mps'), as('mps')], 5, ['police-over-a-third']],
    ['one for three', [...full, as('mps')], 3, []],
    ['one for two', [...full, as('mps')], 2, ['police-over-a-third']],
    ['three police for forty', [...full, as('mps'), as('mps'), as('mps')], 40, ['too-many-police']],
    ['police in uniform', [...full, as('mps'), as('mps', { nonUniform: false })], 9, ['police-in-uniform']],
    ['two of MOPAC', [...full, as('mopac'), as('mopac')], 0, []],
    ['three of MOPAC', [...full, as('mopac'), as('mopac'), as('mopac')], 9, ['too-many-mopac']],
    ['a guest who was retired', [...full, as('partner', { mayBeThere: false })], 9, ['look-again']],
    [
      'a facilitator whose role ended',
      [as('facilitator', { mayBeThere: false }), as('victim_support', { trained: true })],
      9,
      ['look-again', 'no-facilitator'],
    ],
  ])('%s', (_what, members, expected, stands) => {
    expect(standsBetween(facts(members, expected))).toEqual(stands)
    expect(standsInWords(facts(members, expected)).map(({ words }) => /^[A-Z0-9].*\.$/.test(words))).toEqual(
      stands.map(() => true),
    )
  })

  it('never says that it is a wish, nor anything of a participant, when somebody cannot be there', () => {
    const [{ words = '' } = {}] = standsInWords(facts([...full, as('mps', { mayBeThere: false })]))
    expect(words).toBe('The team must be looked at again. Somebody in it cannot be in this session’s team.')
    expect(words).not.toMatch(/participant|wish|want|meet|police/i)
  })

  const member: fc.Arbitrary<Member> = fc.record({
    part: fc.constantFrom(...PART_CODES),
    mayBeThere: fc.boolean(),
    trained: fc.boolean(),
    nonUniform: fc.boolean(),
  })

  it('holds for any team: nothing stands exactly when every promise of the product is kept', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 8 }), fc.nat(12), fc.nat(12), (members, accepted, unanswered) => {
        const of = (part: Member['part']) => members.filter((one) => one.part === part)
        const kept =
          members.every(({ mayBeThere }) => mayBeThere) &&
          of('facilitator').length >= 1 &&
          of('victim_support').some(({ trained }) => trained) &&
          of('mps').length <= 2 &&
          of('mps').length <= (accepted + unanswered) / 3 &&
          of('mps').every(({ nonUniform }) => nonUniform) &&
          of('mopac').length <= 2
        expect(standsBetween({ members, expected: { accepted, unanswered } }).length === 0).toBe(kept)
        expect(of('mps').length <= mostPolice({ accepted, unanswered })).toBe(
          of('mps').length <= 2 && of('mps').length <= (accepted + unanswered) / 3,
        )
      }),
    )
  })
})

it('only a confirmed session is one to invite to', () => {
  expect(SESSION_STATE_CODES.filter(mayInvite)).toEqual(['confirmed'])
})

it.each([
  [0, 0, 'Nobody is expected yet: no participant has an active place.'],
  [0, 9, '9 participants expected: everybody with an active place, for nobody has said yes yet.'],
  [4, 1, '5 participants expected: 4 said yes, 1 has not answered.'],
  [1, 0, '1 participant expected: those who said yes.'],
])('says how it knows who is expected: %i yes, %i open', (accepted, unanswered, words) => {
  expect(expectedInWords({ accepted, unanswered })).toBe(words)
})

it('a name is what is said in the room: no rank, no number, no address', () => {
  const many = ['PC Sam', 'Sam, DC', 'Detective Sam', 'D.S. Sam', 'Sam 4417', 'sam@example.org', 'Sgt. Sam']
  expect(many.filter((name) => !saysTooMuch(name))).toEqual([])
  expect(['Sam', 'Sam K', 'Zoë', 'Disha', 'Pcella', 'Mary-Ann'].filter(saysTooMuch)).toEqual([])
})

it('a part is for those whose role allows it', () => {
  expect(partsFor(['support', 'commissioner'])).toEqual(['victim_support', 'mopac'])
  expect(partsFor(['board', 'partner', 'dpo', 'admin'])).toEqual([])
})
