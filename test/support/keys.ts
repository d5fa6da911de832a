import { generateKeyPairSync } from 'node:crypto'
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
  index: bytes(6).toString('base64'),
  auditSigning: ed25519.toString('base64'),
}

const rsa = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'der', type: 'pkcs8' })
const [first] = testKeyFile.seal

/** Key files that must be refused, and what is said of each (CRY-06). */
export function badKeyFiles(): { what: string; text: string; words: string }[] {
  const file = (change: object) => JSON.stringify({ ...testKeyFile, ...change })
  const withLink = (key: Buffer) => file({ link: key.toString('base64') })
  return [
    { what: 'a short key', text: withLink(bytes(4, 16)), words: 'wrong length' },
    { what: 'a long key', text: withLink(bytes(4, 64)), words: 'wrong length' },
    { what: 'a key of zeros', text: withLink(Buffer.alloc(32)), words: 'not random' },
    { what: 'a key of one byte', text: withLink(Buffer.alloc(32, 0xa7)), words: 'not random' },
    { what: 'a key of a few bytes in turn', text: withLink(Buffer.alloc(32, 'abcd1234')), words: 'not random' },
    { what: 'one key twice', text: file({ link: first?.key }), words: 'a key twice' },
    { what: 'the sealing key as the index', text: file({ index: first?.key }), words: 'a key twice' },
    {
      what: 'one version twice',
      text: file({ seal: [first, { version: 1, key: bytes(5).toString('base64') }] }),
      words: 'a key twice',
    },
    { what: 'no JSON in it', text: file({}).slice(0, -9), words: 'not in order' },
    { what: 'other fields', text: file({ extra: first?.key }), words: 'not in order' },
    { what: 'no key to seal with', text: file({ seal: [] }), words: 'not in order' },
    {
      what: 'an RSA key to sign with',
      text: file({ auditSigning: rsa().toString('base64') }),
      words: 'no Ed25519 key',
    },
    {
      what: 'zeros to sign with',
      text: file({ auditSigning: Buffer.concat([ed25519.subarray(0, 16), Buffer.alloc(32)]).toString('base64') }),
      words: 'not random',
    },
  ]
}

/** Pieces of the keys in a key file, long enough to be known again. */
export const secretsIn = (text: string) => text.match(/[A-Za-z0-9+/]{16}/g) ?? []
