import { expect, it } from 'vitest'
import { asksForHydration } from '#app/ui/service/hydration.ts'

it('hydrates a page only when one of its routes asks for it', () => {
  expect(asksForHydration([{ handle: undefined }, { handle: { hydrate: true } }])).toBe(true)
  expect(asksForHydration([{ handle: undefined }, {}, { handle: { hydrate: false } }, { handle: null }])).toBe(false)
})
