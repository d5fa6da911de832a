import { expect, it } from 'vitest'
import { listHoldingsByPurpose } from '#app/domain/data-rights/queries.server.ts'
import { dataMap } from '#db/data-map.ts'

it('tells every column once, under its purpose, and columns declared alike on one line', () => {
  const holdings = listHoldingsByPurpose()
  const told = holdings.flatMap(({ lines }) => lines.flatMap(({ columns }) => columns))
  expect(told).toHaveLength(dataMap().length)
  const running = holdings.find(({ purpose }) => purpose === 'Running the forums')
  expect(running?.lines.filter(({ holds }) => holds === 'Participants')).toEqual([
    {
      holds: 'Participants',
      columns: ['id'],
      class: 'A reference in place of a name',
      keep: 'Until 2 years after the person leaves the forum',
      seen: 'Facilitator',
    },
    {
      holds: 'Participants',
      columns: ['reference'],
      class: 'A reference in place of a name',
      keep: 'Until 2 years after the person leaves the forum',
      seen: 'Facilitator, Data protection officer, Administrator or data protection officer in an emergency',
    },
    {
      holds: 'Participants',
      columns: ['alias'],
      class: 'About a person',
      keep: 'Until 30 days after the person leaves the forum',
      seen: 'Facilitator, The participant, Administrator or data protection officer in an emergency',
    },
  ])
})
