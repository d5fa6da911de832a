import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What an attacker, or a broken device, does differently. */
export type Tampering = {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  /** Bits of the flags byte: user present 1, verified 4, may be synced 8, is synced 16, new credential 64. */
  flags?: number
  counter?: number
  userHandle?: string
  /** Changes what the browser says after it was signed. */
  afterwards?: (clientData: Record<string, unknown>) => Record<string, unknown>
}

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const origin = 'http://localhost:3000'

/** PKCS #8 of a P-256 key is this prefix and its 32 bytes (RFC 5915); each number gives another key, always the same. */
function keyNumbered(number: number): KeyObject {
  const prefix = Buffer.from('3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420', 'hex')
  const der = Buffer.concat([prefix, sha256(`a key of the tests, number ${number}`)])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/**
 * A passkey in software: an ES256 key that answers what a page asks as a browser and its authenticator would, so that
 * the server's side is tested without a browser. It counts each use unless it is synced.
 */
export class Authenticator {
  readonly credentialId: string
  readonly synced: boolean
  counter = 0
  #key: KeyObject
  #userHandle = ''

  constructor(number = 1, { synced = false } = {}) {
    this.#key = keyNumbered(number)
    this.credentialId = base64url(sha256(`a credential of the tests, number ${number}`))
    this.synced = synced
  }

  /** Makes the passkey that a page asks for. Returns what the page sends back. */
  create(asked: PublicKeyCredentialCreationOptionsJSON, change: Tampering = {}): string {
    this.#userHandle = asked.user.id
    const { challenge, rp } = asked
    const authData = this.#authenticatorData(rp.id ?? '', 0x40, change, this.#attestedCredential())
    const object = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return this.#answer({
      clientDataJSON: base64url(clientData('webauthn.create', challenge, change)),
      attestationObject: base64url(isoCBOR.encode(object as Parameters<typeof isoCBOR.encode>[0])),
      transports: ['internal'],
    })
  }

  /** Answers a page that asks for a passkey. Returns what the page sends back. */
  get(asked: PublicKeyCredentialRequestOptionsJSON, change: Tampering = {}): string {
    if (!this.synced) this.counter++
    const data = clientData('webauthn.get', asked.challenge, change)
    const authData = this.#authenticatorData(asked.rpId ?? '', 0, change)
    const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), this.#key)
    const said = change.afterwards ? JSON.stringify(change.afterwards(JSON.parse(data))) : data
    return this.#answer({
      clientDataJSON: base64url(said),
      authenticatorData: base64url(authData),
      signature: base64url(signature),
      userHandle: change.userHandle ?? this.#userHandle,
    })
  }

  #answer(response: object): string {
    const { credentialId: id } = this
    return JSON.stringify({ id, rawId: id, type: 'public-key', response })
  }

  #authenticatorData(rpId: string, more: number, change: Tampering, rest: Buffer = Buffer.alloc(0)): Buffer {
    const flags = Buffer.from([change.flags ?? 0x05 | (this.synced ? 0x18 : 0) | more])
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(change.counter ?? this.counter)
    return Buffer.concat([sha256(change.rpId ?? rpId), flags, counter, rest])
  }

  /** No make of device, the id, and the public key as COSE writes it: EC2, ES256, P-256, x, y. */
  #attestedCredential(): Buffer {
    const { x = '', y = '' } = createPublicKey(this.#key).export({ format: 'jwk' })
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ])
    const id = Buffer.from(this.credentialId, 'base64url')
    return Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(key)])
  }
}

function clientData(type: string, challenge: string, change: Tampering): string {
  const said = { type: change.type ?? type, challenge: change.challenge ?? challenge, origin: change.origin ?? origin }
  return JSON.stringify({ ...said, crossOrigin: false })
}
