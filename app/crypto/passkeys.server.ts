import { createHash } from 'node:crypto'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  SettingsService,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import {
  CHALLENGE_MINUTES,
  type ChallengeFor,
  newChallenge,
  type OpenChallenge,
  openChallenge,
} from './challenges.server.ts'

/**
 * The only file that knows the WebAuthn library. A passkey is asked for with a PIN, a fingerprint or a face, so that it
 * is two factors by itself, and lies on the device under our name, so that nobody has to say first who they are.
 */
export type Site = { origin: string; rpId: string; name: string }
/** A passkey as a browser has to know it: to use it, or not to make it twice. */
export type KnownPasskey = { credentialId: string; transports: string[] }
/** What is kept of a passkey. The public key is base64url of its COSE form. */
export type NewPasskey = {
  credentialId: string
  publicKey: string
  counter: number
  transports: string[]
  backedUp: boolean
}
/** EdDSA, ES256, RS256: what every version of Node that we run on can check. */
const ALGORITHMS = [-8, -7, -257]
/**
 * What a device says of its maker is not asked for (`none`). When one says it all the same it is not looked into: for
 * these formats the library would fetch lists from addresses in the certificates, and nothing here is asked of others.
 */
for (const identifier of ['android-key', 'android-safetynet', 'apple'] as const)
  SettingsService.setRootCertificates({ identifier, certificates: [] })
const TIMEOUT = CHALLENGE_MINUTES * 60_000

const base64url = z.string().regex(/^[\w-]+$/)
const answer = { id: base64url.max(1400), rawId: base64url.max(1400), type: z.literal('public-key') }
const assertionAnswer = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
})
const registrationAnswer = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .default([]),
  }),
})
export type Assertion = z.output<typeof assertionAnswer>

/** What a browser needs to make a passkey for somebody. */
export function newPasskeyOptions(
  site: Site,
  { person, known, what, now }: { person: Owner; known: KnownPasskey[]; what: ChallengeFor; now: Date },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: site.rpId,
    userID: userHandle(person.id),
    userName: person.email,
    userDisplayName: person.name,
    challenge: newChallenge(what, now),
    timeout: TIMEOUT,
    attestationType: 'none',
    excludeCredentials: known.map(forBrowser),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
}

/** What a browser needs to use a passkey: one of those known, or, when none are given, any that it has for us. */
export function passkeyOptions(
  site: Site,
  { known, what, now }: { known: KnownPasskey[]; what: ChallengeFor; now: Date },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site.rpId,
    challenge: newChallenge(what, now),
    timeout: TIMEOUT,
    allowCredentials: known.map(forBrowser),
    userVerification: 'required',
  })
}

type Owner = { id: string; name: string; email: string }
type Asked = { site: Site; what: ChallengeFor; now: Date }

/** The passkey that a browser made, and the challenge that it answers; null when anything about the answer is not right. */
export async function readNewPasskey(
  text: string,
  { site, what, now }: Asked,
): Promise<{ passkey: NewPasskey; challenge: OpenChallenge } | null> {
  const response = registrationAnswer.safeParse(jsonIn(text))
  if (!response.success) return null
  const { accepts, accepted } = judge(what, now)
  const { registrationInfo: made } = await orNothing(
    verifyRegistrationResponse({
      response: { ...response.data, clientExtensionResults: {} },
      expectedChallenge: accepts,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  )
  const challenge = accepted()
  if (!made || !challenge || made.credential.id !== response.data.id) return null
  const { id: credentialId, publicKey, counter } = made.credential
  const { transports } = response.data.response
  const passkey = { credentialId, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports }
  return { passkey: { ...passkey, backedUp: made.credentialBackedUp }, challenge }
}

/** The answer of a passkey as far as it can be read: which one it says it is. Null when it is no such answer. */
export function readAssertion(text: string): Assertion | null {
  return assertionAnswer.safeParse(jsonIn(text)).data ?? null
}

type Stored = { personId: string; credentialId: string; publicKey: string; counter: number }
type Proof = { counter: number; backedUp: boolean; challenge: OpenChallenge }

/**
 * What an answer proves about a stored passkey; null when it proves nothing: another challenge, origin, name of ours or
 * person, no PIN, fingerprint or face, a signature that is not its own, or a counter that a copy of it has left behind.
 */
export async function checkAssertion(
  assertion: Assertion,
  stored: Stored,
  { site, what, now }: Asked,
): Promise<Proof | null> {
  const said = assertion.response.userHandle
  if (said !== undefined && said !== Buffer.from(userHandle(stored.personId)).toString('base64url')) return null
  const { accepts, accepted } = judge(what, now)
  const { verified, authenticationInfo: info } = await orNothing(
    verifyAuthenticationResponse({
      response: { ...assertion, clientExtensionResults: {} },
      expectedChallenge: accepts,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      credential: {
        id: stored.credentialId,
        publicKey: new Uint8Array(Buffer.from(stored.publicKey, 'base64url')),
        counter: stored.counter,
      },
      requireUserVerification: true,
    }),
  )
  const challenge = accepted()
  if (!verified || !info || !challenge) return null
  return { counter: info.newCounter, backedUp: info.credentialBackedUp, challenge }
}

/** Whose a passkey is, as the device keeps it: it says nothing about the person, and stays when keys are changed. */
function userHandle(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`passkeys of ${personId}`, 'utf8').digest())
}

const forBrowser = ({ credentialId, transports }: KnownPasskey) => ({ id: credentialId, transports })

/** Asks of each challenge whether it may be answered, and remembers the one that may. */
function judge(what: ChallengeFor, now: Date) {
  let open: OpenChallenge | null = null
  return {
    accepts: (challenge: string) => {
      open = openChallenge(Buffer.from(challenge, 'base64url').toString('utf8'), what, now)
      return open !== null
    },
    accepted: () => open,
  }
}

/** The library throws for every answer that it does not accept. Which part was wrong is nobody's business. */
async function orNothing<T extends object>(verifying: Promise<T>): Promise<Partial<T>> {
  return verifying.catch(() => ({}))
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
