import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { opened } from './keys.server.ts'

const SIGNATURE_BYTES = 64

/** Signs a text with the Ed25519 key of this service (security.md AUD-04): 86 characters of base64url. */
export function signText(text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), opened().signing).toString('base64url')
}

/** Whether a text was signed with the private half of this key. */
export function isSignedWith(key: KeyObject, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  return bytes.length === SIGNATURE_BYTES && verify(null, Buffer.from(text, 'utf8'), key, bytes)
}

/** A short name for a public key: the first 16 hexadecimal digits of its SHA-256. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, 16)
}

/** The short name of the key that this service signs with. */
export const ownKeyId = () => keyIdOf(opened().verifying)

/** The public key in a PEM text. Throws when it holds none for Ed25519. */
export function publicKeyFrom(pem: string): KeyObject {
  try {
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType === 'ed25519' && !pem.includes('PRIVATE')) return key
  } catch {
    // Said below, without what the library would quote.
  }
  throw new Error('That file holds no public key for Ed25519. It is what npm run keys writes beside the key file.')
}
