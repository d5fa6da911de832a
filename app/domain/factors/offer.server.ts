import { newSeed, seedAddress } from '#app/crypto/one-time-codes.server.ts'
import { seal, unseal } from '#app/crypto/seal.server.ts'
import { minutesAfter } from '../sign-in/rules.ts'
import { ISSUER, inFours, OFFER_MINUTES } from './rules.ts'

/** A sign-in keeps its handle while its secret is rotated, so a seed may be shown, then its owner confirm themselves. */
type OfSignIn = { handle: string }

const placeOf = ({ handle }: OfSignIn) => ({ table: 'authenticator_apps', column: 'offer', row: handle })

/**
 * A new seed for an app. It is stored nowhere until a code proves it: it travels sealed in the form, for this sign-in
 * alone and for half an hour, because showing a page changes no table (security.md WEB-02).
 */
export function offerSeed(signIn: OfSignIn, now: Date): { seed: string; offer: string } {
  const seed = newSeed()
  const until = minutesAfter(now, OFFER_MINUTES).getTime()
  return { seed, offer: seal(`${until}.${seed}`, placeOf(signIn)) }
}

/** An app to be set up as a page shows it: the address behind the picture, the seed to type, and what the form brings back. */
export type AppOffer = { address: string; seed: string; offer: string }

/**
 * The seed that a form brought back, shown again, so that a wrong code does not make its sender begin anew; a new one when
 * there is none, or it is over.
 */
export function appOffer(signIn: OfSignIn, email: string, now: Date, before = ''): AppOffer {
  const kept = before ? openOffer(before, signIn, now) : null
  const { seed, offer } = kept ? { seed: kept, offer: before } : offerSeed(signIn, now)
  return { address: seedAddress(seed, { issuer: ISSUER, label: email }), seed: inFours(seed), offer }
}

/** The seed in an offer; null when it was made for another sign-in, is older than half an hour, or was changed. */
export function openOffer(offer: string, signIn: OfSignIn, now: Date): string | null {
  const [until = '', seed = ''] = opened(offer, signIn)?.split('.') ?? []
  return seed && Number(until) > now.getTime() ? seed : null
}

function opened(offer: string, signIn: OfSignIn): string | null {
  try {
    return unseal(offer, placeOf(signIn))
  } catch {
    return null
  }
}
