import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { forumSettingsInput } from '#app/domain/forums/input.ts'
import { reportActionInput } from '#app/domain/reports/input.ts'
import { cancelSessionInput, changeSessionInput, rhythmInput } from '#app/domain/sessions/input.ts'
import { BadRequest } from '#app/domain/shared/errors.ts'
import { dateBoxes, line, pounds, wholeNumber } from '#app/domain/shared/fields.ts'
import { placeInput, venueInput } from '#app/domain/venues/input.ts'
import { parseForm } from '#app/http/form.server.ts'
import { safePath } from '#app/http/responses.server.ts'
import { submissionKey } from '#test/support/http.ts'
import { withTestKeys } from '#test/support/keys.ts'

withTestKeys()

const schema = z.strictObject({
  name: line('a name', 10),
  count: wholeNumber('a number', 1, 9),
  on: dateBoxes('the date'),
})
const good = {
  name: 'Sunny',
  count: '3',
  'on-day': '3',
  'on-month': '12',
  'on-year': '2026',
  submission: submissionKey(),
}

function sent(fields: Record<string, string>, path = '/x') {
  return new Request(`http://localhost${path}`, { method: 'POST', body: new URLSearchParams(fields) })
}

describe('parseForm', () => {
  it('says what a form says of its own field that was left out, and plain words where it says nothing', async () => {
    const asked = z.strictObject({ whom: z.string('Choose whom'), note: z.string() })
    const form = await parseForm(asked, sent({ submission: submissionKey() }))
    expect(form.ok || form.errors).toEqual([
      { field: 'whom', message: 'Choose whom' },
      { field: 'note', message: 'Fill in or choose an answer' },
    ])
  })

  it('gives the values, the submission and nothing else', async () => {
    const form = await parseForm(schema, sent(good))
    expect(form).toMatchObject({
      ok: true,
      value: { name: 'Sunny', count: 3, on: '2026-12-03' },
      once: { key: good.submission },
    })
  })

  it('tells the same content from another, and one page from another', async () => {
    const content = async (fields: Record<string, string>, path?: string) => {
      const form = await parseForm(schema, sent(fields, path))
      return form.ok ? form.once.content : null
    }
    expect(await content(good)).toBe(await content({ ...good, submission: submissionKey() }))
    expect(await content(good)).not.toBe(await content({ ...good, name: 'Fern' }))
    expect(await content(good)).not.toBe(await content(good, '/y'))
  })

  it.each([
    ['a date that does not exist', { 'on-day': '31', 'on-month': '2' }, 'on', 'Date must be a real date'],
    ['a date without a month', { 'on-month': '' }, 'on', 'Date must include a month'],
    ['no date', { 'on-day': '', 'on-month': '', 'on-year': '' }, 'on', 'Enter the date'],
    ['an empty field', { name: '   ' }, 'name', 'Enter a name'],
    ['a field of characters without a width', { name: '\u200B\u200E' }, 'name', 'Enter a name'],
    ['too long a field', { name: 'x'.repeat(11) }, 'name', 'Name must be 10 characters or fewer'],
    ['a word for a number', { count: 'three' }, 'count', 'Number must be a whole number'],
    ['a number out of bounds', { count: '10' }, 'count', 'Number must be 9 or fewer'],
    ['a field nobody asked for', { role: 'admin' }, '', expect.stringContaining('something we did not ask for')],
    [
      'a field named like the machinery',
      JSON.parse('{"__proto__":"x"}'),
      '',
      expect.stringContaining('something we did not ask for'),
    ],
    ['a character no page can show', { name: 'a\u0000b' }, 'name', 'Remove the characters that cannot be printed'],
    ['a control of the second set', { name: 'a\u0085b' }, 'name', 'Remove the characters that cannot be printed'],
    ['a turn of direction', { name: 'a\u202Eb' }, 'name', 'Remove the characters that cannot be printed'],
  ])('refuses %s and keeps what was typed', async (_what, change, field, message) => {
    const fields = Object.fromEntries([...Object.entries(good), ...Object.entries(change)]) as Record<string, string>
    const form = await parseForm(schema, sent(fields))
    expect(form.ok).toBe(false)
    if (form.ok) return
    expect(form.errors).toContainEqual({ field, message })
    expect(form.typed['on-year']).toBe(fields['on-year'])
  })

  it('refuses what is not a form, and a form without its key', async () => {
    const body = new Request('http://localhost/x', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    })
    await expect(parseForm(schema, body)).rejects.toThrow(BadRequest)
    await expect(parseForm(schema, sent({ ...good, submission: 'short' }))).rejects.toThrow(BadRequest)
  })

  it('answers any text in any field with values or with errors, never with a throw', async () => {
    const texts = fc.record({
      name: fc.string(),
      count: fc.string(),
      'on-day': fc.string(),
      'on-month': fc.string(),
      'on-year': fc.string(),
    })
    await fc.assert(
      fc.asyncProperty(texts, async (typed) => {
        const form = await parseForm(schema, sent({ ...typed, submission: good.submission }))
        expect(typeof form.ok).toBe('boolean')
      }),
      { numRuns: 200, seed: 1645 },
    )
  })
})

describe('pounds', () => {
  it.each([
    ['20', 2000],
    ['£12.50', 1250],
    ['1,000', 100_000],
  ])('reads %s', (text, pence) => expect(pounds('a value', 1000).parse(text)).toBe(pence))

  it.each(['', '0', '-1', '12.345', '1001', 'ten'])('refuses %j', (text) => {
    expect(pounds('a value', 1000).safeParse(text).success).toBe(false)
  })
})

describe('a form with more fields than any of ours (WEB-09)', () => {
  const body = (fields: number) => 'a=&'.repeat(fields)
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const sentAs = (text: string) => new Request('http://localhost/x', { method: 'POST', headers, body: text })

  it('is refused, and at once however many there are', async () => {
    const began = performance.now()
    await expect(parseForm(schema, sentAs(body(201)))).rejects.toThrow('more fields')
    await expect(parseForm(schema, sentAs(body(85_000)))).rejects.toThrow('more fields')
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('is read up to the limit', async () => {
    expect(await parseForm(schema, sentAs(body(200)))).toMatchObject({ ok: false })
  })
})

describe('safePath (WEB-06)', () => {
  it.each([
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    '/%5cevil.test',
    '/%2f%2fevil.test',
    'javascript:alert(1)',
    '/\tx',
    '/.//evil.test',
    '/a/..//evil.test',
    '/%2e//evil.test',
    '/./%2E%2e//evil.test',
    null,
    '',
  ])('sends %j home', (target) => expect(safePath(target)).toBe('/'))

  it('keeps a path of ours with its query', () =>
    expect(safePath('/sessions/ses_1?x=1&y=a%20b')).toBe('/sessions/ses_1?x=1&y=a%20b'))

  it('never leaves our origin', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((s) => `/${s}`),
          fc.string().map((s) => `//${s}`),
          fc.array(fc.constantFrom('/', '.', '..', '%2e', 'a', 'evil.test', '?')).map((s) => `/${s.join('')}`),
        ),
        (target) => {
          expect(new URL(safePath(target), 'http://localhost:3000').origin).toBe('http://localhost:3000')
        },
      ),
      { numRuns: 5_000, seed: 1645 },
    )
  })
})

describe('the version of a row in a form', () => {
  it.each([
    ['a rhythm', rhythmInput, {}],
    ['a change of a session', changeSessionInput, { intent: 'save' }],
    ['the cancelling of one', cancelSessionInput, { intent: 'cancel' }],
    ['a place', placeInput, {}],
    ['a venue', venueInput('2026-11-19'), { intent: 'retire' }],
    ['a forum', forumSettingsInput, { intent: 'pause' }],
    ['a report', reportActionInput, { intent: 'approve' }],
  ])('AZ-05 of %s is a number that both engines take', (_what, input, others) => {
    const paths = (version: string) => input.safeParse({ ...others, version }).error?.issues.map(({ path }) => path[0])
    for (const odd of ['2147483648', '-1', '1e3', '0x10', '1.5', '', ' ']) expect(paths(odd), odd).toContain('version')
    expect(paths('17') ?? []).not.toContain('version')
  })
})
