import { describe, expect, it } from 'vitest'
import { filterFrom, sessionViewFrom } from '#app/domain/points/input.ts'
import { canTakePoints, fingerprint, identifyingSigns, inWords, newRows, pageOf } from '#app/domain/points/rules.ts'
import { linesToCheck } from '#app/domain/points/staged.ts'

describe('what may say who a point is about', () => {
  it.each([
    ['Write to jo.b@example.org about it', 'an email address'],
    ['They rang 07700 900123 twice', 'a phone number'],
    ['They rang +44 (0)20 7946 0018', 'a phone number'],
    ['Call 020 7946-0018', 'a phone number'],
    ['The office at SW1A 2AA was closed', 'a postcode'],
    ['near e8 1dy, at the back', 'a postcode'],
    ['PC 123 was kind', 'an officer’s name or number'],
    ['the officer 4471MD never called', 'an officer’s name or number'],
    ['Sergeant Smith never called', 'an officer’s name or number'],
    ['Sgt. 88 said so', 'an officer’s name or number'],
    ['Detective Constable O’Neill said so', 'an officer’s name or number'],
    ['My number was 4821937/26', 'a crime reference or another long number'],
    ['crime reference number: 5521', 'a crime reference or another long number'],
    ['CAD 2231 was closed', 'a crime reference or another long number'],
    ['reference ０１２３４５６', 'a crime reference or another long number'],
  ])('%s', (text, sign) => expect(identifyingSigns(text)).toEqual([sign]))

  it.each([
    'Nobody called back for three weeks after ringing 101 or 999',
    'In 2023/24 the counter was closed, and 1,000 people were told nothing',
    'The officer I met was kind. Detective Inspectors and Police Officers should be trained',
    'An officer said sorry. The sergeant. She listened',
    'It took 18 months and 12 phone calls',
    'The PC at the library did not work',
    '',
  ])('not: %s', (text) => expect(identifyingSigns(text)).toEqual([]))

  it('names everything it finds, once', () => {
    const signs = identifyingSigns('PC 12 and PC 34 at SW1A 2AA, a@b.org')
    expect(inWords(signs)).toBe('an email address, a postcode and an officer’s name or number')
  })

  it('takes no longer than it must on long and hostile texts', () => {
    for (const unit of ['0 ', 'a@', 'pc ', '1', 'SW1', '+44', 'crime number ', '(']) {
      const started = performance.now()
      identifyingSigns(unit.repeat(100_000 / unit.length))
      expect(performance.now() - started).toBeLessThan(500)
    }
  })

  it('names the lines of a file', () => {
    const rows = [
      { line: 2, text: 'They listened' },
      { line: 5, text: 'PC 123 listened' },
    ]
    expect(linesToCheck(rows)).toEqual([{ line: 5, words: 'an officer’s name or number' }])
  })
})

describe('when points can be written down', () => {
  const now = new Date('2026-11-19T18:00:00Z')
  const session = (state: string, startsAt = now) => canTakePoints({ state, startsAt }, now)

  it('is once the session has begun, unless it does not take place', () => {
    expect(['planned', 'confirmed', 'held', 'balanced'].every((state) => session(state))).toBe(true)
    expect(['cancelled', 'postponed'].some((state) => session(state))).toBe(false)
    expect(session('confirmed', new Date(now.getTime() + 1))).toBe(false)
  })
})

describe('a list', () => {
  it('is cut into pages, and a page that is not there becomes the nearest', () => {
    expect(pageOf(240, 1, 25)).toMatchObject({ page: 1, pages: 10, from: 1, to: 25, offset: 0 })
    expect(pageOf(240, 99, 25)).toMatchObject({ page: 10, from: 226, to: 240 })
    expect(pageOf(0, 3, 25)).toMatchObject({ page: 1, pages: 1, from: 0, to: 0 })
  })

  it('leaves out of its filter what cannot be understood', () => {
    const search = 'forum=open&theme=%00&tagged=maybe&q=+a%00b++c+&page=-4&other=1'
    expect(filterFrom(new URLSearchParams(search))).toEqual({
      forum: 'open',
      theme: '',
      tagged: '',
      q: 'a b c',
      page: 1,
    })
    expect(filterFrom(new URLSearchParams())).toEqual({ forum: '', theme: '', tagged: '', q: '', page: 1 })
    expect(sessionViewFrom(new URLSearchParams('page=2&edit=../x'))).toEqual({ page: 2, edit: '' })
  })
})

it('knows a point that was changed', () => {
  const point = { text: 'One', kind: 'ask', breadth: 'one', valence: null }
  expect(fingerprint({ ...point })).toBe(fingerprint(point))
  expect(fingerprint({ ...point, valence: 'mixed' })).not.toBe(fingerprint(point))
})

it('leaves out rows whose text is there already, in any case', () => {
  expect(newRows([{ text: 'One' }, { text: 'Two' }], ['ONE'])).toEqual([{ text: 'Two' }])
})
