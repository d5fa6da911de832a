import { describe, expect, it } from 'vitest'
import { LONGEST_SEARCH, searchFrom, searchGuides } from '#app/domain/help/search-rules.ts'

const titles = (search: string, roles: Parameters<typeof searchGuides>[1] = []) =>
  searchGuides(search, roles).map(({ title }) => title)

describe('searching in help', () => {
  it('finds the guides that have every word, those with it in the title first', () => {
    expect(titles('lost phone').slice(0, 2).sort()).toEqual([
      'Somebody has lost their phone or key',
      'You have lost your phone or key',
    ])
    expect(titles('voucher zebra')).toEqual([])
  })

  it('asks no more of a question than its telling words, and of a word not its ending', () => {
    expect(titles('How do I invite somebody?')).toEqual(titles('Inviting'))
    expect(titles('vouchers')).toEqual(titles('VOUCHER'))
    expect(titles('cancelled session')).toContain('Moving, postponing or cancelling a session')
    expect(titles('the')).not.toEqual([])
  })

  it('puts those for the reader first where the titles say as much', () => {
    expect(titles('session day', ['support'])[0]).toBe('Session day for support workers')
    expect(titles('session day', ['facilitator'])[0]).toBe('Session day')
  })

  it('shows where a guide stands, and the line that has most of the words', () => {
    const [locked] = searchGuides('five wrong words', [])
    expect(locked).toMatchObject({
      href: '/help/private-links#lost-word',
      where: 'For facilitators: Private links',
      line: expect.stringContaining('After five wrong words'),
    })
  })

  it('takes whatever is typed: nothing, marks alone, too much', () => {
    const from = (words: string) => searchFrom(new URLSearchParams({ words }))
    expect(searchFrom(new URLSearchParams())).toBe('')
    expect(from(' \n\0 lost \t phone ')).toBe('lost phone')
    expect(from('x'.repeat(5000))).toHaveLength(LONGEST_SEARCH)
    for (const odd of ['', '?!', '((((', '\\', '<b>']) expect(titles(odd)).toEqual([])
  })
})
