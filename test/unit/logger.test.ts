import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowed, type LogFields, said } from '#app/logger.server.ts'

const NAMES = [
  'requestId',
  'method',
  'route',
  'action',
  'template',
  'messageId',
  'code',
  'mode',
  'port',
  'status',
  'milliseconds',
  'count',
]
const CANARY = 'Jo Example, jo@example.org'
const SECRET = 'q7Jm0wq1mVbPzqkL3nYt8cXsE5uRaHd2KfGoB9iTeWx'
const loose = fc.oneof(
  fc.constantFrom(CANARY, SECRET, `x ${SECRET}`, `/invitation/${SECRET}`, `a\n${CANARY}`),
  fc.object({ values: [fc.constant(CANARY), fc.constant(SECRET)] }),
  fc.array(fc.constant(CANARY), { minLength: 1 }),
)
const anything = fc.oneof(loose, fc.anything())
const logged = (fields: unknown) => allowed(fields as LogFields)

describe('AUD-05 a log line', () => {
  it('holds the fields on the list and no others, whatever is passed', () => {
    const fields = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), anything)
    fc.assert(
      fc.property(fields, (given) => {
        const line = logged(given)
        const text = JSON.stringify(line)
        expect(Object.keys(line).filter((name) => !NAMES.includes(name))).toEqual([])
        expect(Object.values(line).filter((value) => !['string', 'number'].includes(typeof value))).toEqual([])
        expect([CANARY, 'Jo', 'example.org', SECRET].filter((canary) => text.includes(canary))).toEqual([])
      }),
      { seed: 20_261_119, numRuns: 2_000 },
    )
  })

  it('holds what the service says (negative control)', () => {
    const fields = {
      requestId: '7be02f0b-2b08-4e4f-9f26-2f5dd1a3e3a7',
      method: 'POST',
      code: 'ECONNREFUSED',
      status: 500,
    }
    expect(logged(fields)).toEqual(fields)
    expect(
      logged({ route: 'routes/sessions.$session.points.import.$import', messageId: 'msg_0123456789abcdef' }),
    ).toEqual({
      route: 'routes/sessions.$session.points.import.$import',
      messageId: 'msg_0123456789abcdef',
    })
    expect(logged({ route: `/reset/${SECRET}`, code: 'not one word' })).toEqual({ route: 'withheld', code: 'withheld' })
  })

  it('holds of an error its kind and where it was thrown, never its message', () => {
    const message = fc.oneof(
      fc.string(),
      fc.constantFrom(CANARY, `${CANARY}\n    at ${CANARY} (/x.ts:1:1)`, `\n    at ${SECRET} (/x.ts:1:1)`),
    )
    fc.assert(
      fc.property(message, fc.oneof(fc.string(), fc.constant(CANARY)), (text, name) => {
        const error = Object.assign(new Error(`${text} ${CANARY}`), { name, extra: CANARY, cause: new Error(SECRET) })
        const line = said(error)
        expect(Object.keys(line)).toEqual(['error', 'stack'])
        const all = JSON.stringify(line)
        expect(['Jo Example', 'example.org', SECRET].filter((canary) => all.includes(canary))).toEqual([])
        expect(line.stack.length).toBeGreaterThan(0)
      }),
      { seed: 7, numRuns: 500 },
    )
    const plain = said(new TypeError('no such thing'))
    expect(plain.error).toBe('TypeError')
    expect(plain.stack[0]).toContain('logger.test.ts')
  })
})
