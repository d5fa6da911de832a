import { expect, it } from 'vitest'
import { asksForHydration } from '#app/ui/service/hydration.ts'
import { asksForPasskeys, passkeyPage } from '#app/ui/service/passkey.tsx'

it('hydrates a page only when one of its routes asks for it', () => {
  expect(asksForHydration([{ handle: undefined }, { handle: { hydrate: true } }])).toBe(true)
  expect(asksForHydration([{ handle: undefined }, {}, { handle: { hydrate: false } }, { handle: null }])).toBe(false)
})

it('loads what a passkey needs only where a route has a place for one', () => {
  expect(asksForPasskeys([{ handle: undefined }, { handle: passkeyPage }])).toBe(true)
  expect(asksForPasskeys([{}, { handle: null }, { handle: { hydrate: true } }, { handle: 'passkeys' }])).toBe(false)
})
