import { parseKeys, setKeys } from '#app/crypto/keys.server.ts'

/** The keys of the tests: the same in every run, and in no other file. */
export function withTestKeys(): void {
  setKeys(parseKeys(JSON.stringify(testKeyFile)))
}

const bytes = (seed: number, length = 32) => Buffer.from(Array.from({ length }, (_, at) => (seed * 31 + at * 7) % 256))
/** PKCS #8 of an Ed25519 key is this prefix and its 32 bytes (RFC 8410). */
const ed25519 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), bytes(3)])

export const testKeyFile = {
  seal: [{ version: 1, key: bytes(1).toString('base64') }],
  link: bytes(2).toString('base64'),
  auditSigning: ed25519.toString('base64'),
}
