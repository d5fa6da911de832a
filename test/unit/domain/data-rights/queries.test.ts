import { describe, expect, it } from 'vitest'
import { listHoldings } from '#app/domain/data-rights/queries.server.ts'
import { dataMap } from '#db/data-map.ts'

const linesOf = (about: Parameters<typeof listHoldings>[0]) => listHoldings(about).flatMap(({ lines }) => lines)

describe('what the privacy page lists', () => {
  it('is every column once, under the people it is about', () => {
    const columns = (['participants', 'staff', 'nobody'] as const).flatMap(linesOf).flatMap((line) => line.columns)
    expect(columns).toHaveLength(dataMap().length)
  })

  it('says why, and adds what the law asks for where something is sensitive', () => {
    const whyOf = (purpose: string) => listHoldings('participants').find((one) => one.purpose === purpose)?.why
    expect(whyOf('Running the forums')).toBe(
      'It is MOPAC’s public task to listen to victims of crime. It can say something sensitive about a person. The law lets us hold it, with extra care, to do this task.',
    )
    expect(whyOf('Thanking people with a voucher')).toBe('It is MOPAC’s public task to listen to victims of crime.')
  })

  it('puts columns of a table that are declared alike into one line', () => {
    expect(linesOf('participants')).toContainEqual({
      holds: 'Reference and first name of a participant',
      columns: ['alias'],
      class: 'About a person',
      keep: 'Until 30 days after the person leaves the forum',
      seen: 'Facilitator, Victim Support worker, The participant, Administrator or data protection officer in an emergency',
    })
  })
})
