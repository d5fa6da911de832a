import { describe, expect, it } from 'vitest'
import { type Addressed, countsOf } from '#app/domain/mail/session-rules.ts'
import { REGISTER_STATUS_CODES } from '#app/domain/register/status.ts'

const person = (status: Addressed['status']): Addressed => ({
  ...{
    participantId: 'ptc_one',
    reference: 'VVF-7K2Q',
    expected: true,
    status,
    carried: 'none',
    messages: [],
    tasks: [],
  },
  verdict: { ok: false, why: 'missing', route: null, opensAt: null },
})

describe('how a session stands with its participants', () => {
  it('says after it who came, who said no, who stayed away and who is not marked: everybody once', () => {
    const counts = countsOf([null, ...REGISTER_STATUS_CODES].map(person))
    expect(counts).toMatchObject({ expected: 8, came: 2, declined: 2, didNotCome: 1, unmarked: 3 })
    expect(counts.came + counts.declined + counts.didNotCome + counts.unmarked).toBe(counts.expected)
  })
})
