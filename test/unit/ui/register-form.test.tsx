import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { staffFrom } from '#app/domain/register/status.ts'
import { RegisterForm } from '#app/routes/sessions.$session.register/register-form.tsx'
import { Stale } from '#app/routes/sessions.$session.register/stale.tsx'

const person = { reference: 'VVF-7K2Q', place: 'active', expected: true } as const
const lines = [
  { ...person, participantId: 'ptc_1', alias: 'Sunny', status: 'apologies' },
  { ...person, participantId: 'ptc_2', alias: 'Alex', status: 'attended' },
] as const
const staff = staffFrom((organisation) => (organisation === 'mps' ? 2 : 0))
const errors = [{ field: '', message: 'Somebody else changed this register at the same time' }]
const typed = { version: '3', 'status-ptc_1': 'did_not_attend', 'staff-mps': '' }
const stale = {
  version: 4,
  entries: [{ participantId: 'ptc_1', theirs: 'apologies', mine: 'did_not_attend', differs: true }],
  staff: [{ organisation: 'mps', theirs: 2, mine: 0 }],
} as const

const shown = (refused?: Parameters<typeof RegisterForm>[0]['refused']) =>
  renderToStaticMarkup(<RegisterForm {...{ lines, staff, refused, version: 5, started: true }} />)
const field = (html: string, name: string) =>
  [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(`name="${name}"`))
const chosen = (html: string, name: string) =>
  field(html, name).flatMap((tag) => (tag.includes('checked') ? [/value="(\w+)"/.exec(tag)?.[1]] : []))

describe('the form of a register', () => {
  it('holds what is saved, and all seven choices a person once the session has begun', () => {
    const html = shown()
    expect(field(html, 'status-ptc_1')).toHaveLength(7)
    expect(chosen(html, 'status-ptc_1')).toEqual(['apologies'])
    expect(field(html, 'version')[0]).toContain('value="5"')
    expect(field(html, 'staff-mps')[0]).toContain('value="2"')
    expect(html).not.toMatch(/<textarea|reason-/)
  })

  it('chooses Attended for everyone not marked yet when asked to, and for nobody else', () => {
    const open = { ...person, participantId: 'ptc_3', alias: 'Teo', status: 'accepted' } as const
    const away = { ...open, participantId: 'ptc_4', expected: false, status: null } as const
    const html = renderToStaticMarkup(
      <RegisterForm
        {...{ lines: [...lines, open, away], staff, refused: undefined, version: 5, started: true, everyone: true }}
      />,
    )
    const choices = ['ptc_1', 'ptc_2', 'ptc_3', 'ptc_4'].flatMap((id) => chosen(html, `status-${id}`))
    expect(choices).toEqual(['apologies', 'attended', 'attended'])
  })

  it('comes back stale with my choices, theirs where I made none, and the version that was shown beside mine', () => {
    const html = shown({
      errors: [...errors],
      typed,
      stale: { ...stale, entries: [...stale.entries], staff: [...stale.staff] },
    })
    expect(chosen(html, 'status-ptc_1')).toEqual(['did_not_attend'])
    expect(chosen(html, 'status-ptc_2')).toEqual(['attended'])
    expect(field(html, 'version')[0]).toContain('value="4"')
    expect(field(html, 'staff-mps')[0]).toContain('value=""')
  })

  it('keeps the version it was made from when it is refused for something else', () => {
    const html = shown({ errors: [{ field: 'staff-mps', message: 'Must be a whole number' }], typed })
    expect(field(html, 'version')[0]).toContain('value="3"')
    expect(html).toContain('Must be a whole number')
  })
})

describe('both registers', () => {
  it('stand beside each other, by alias and reference', () => {
    const props = { lines, stale: { ...stale, entries: [...stale.entries], staff: [...stale.staff] } }
    const cells = [...renderToStaticMarkup(<Stale {...props} />).matchAll(/<t[hd]\b[^>]*>([^<]*)/g)].map(
      ([, text]) => text,
    )
    expect(cells).toEqual([
      ...['Who', 'They saved', 'You chose'],
      ...['Sunny VVF-7K2Q', 'Sent apologies', 'Did not attend'],
      ...['Staff: Police (MPS)', '2', '0'],
    ])
  })
})
