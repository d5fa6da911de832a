import { expect, it } from 'vitest'
import { BREADTH_CODES, isBroad, POINT_KIND_CODES, VALENCE_CODES } from '#app/domain/points/status.ts'
import { pointBreadths, pointKinds, pointValences } from '#db/schema/points.ts'

it('has the codes that the database knows', () => {
  expect(POINT_KIND_CODES).toEqual([...pointKinds])
  expect(BREADTH_CODES).toEqual([...pointBreadths])
  expect(VALENCE_CODES).toEqual([...pointValences])
})

it('is broad with two or more people behind it', () => {
  expect(BREADTH_CODES.filter(isBroad)).toEqual(['several', 'general'])
  expect(isBroad(null)).toBe(false)
})
