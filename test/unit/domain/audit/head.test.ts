import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { isSignedWith, keyIdOf, publicKeyFrom, signText } from '#app/crypto/signing.server.ts'
import { findHeads, headBlock, type SignedHead, signedText } from '#app/domain/audit/head.ts'
import { anchorFrom, isDue } from '#app/domain/audit/rules.ts'
import { auditHead } from '#emails/audit-head.ts'
import { withTestKeys } from '#test/support/keys.ts'
import { headAt, madeTrail } from '#test/support/trail.ts'

withTestKeys()
const trail = madeTrail(40)
const head = headAt(trail, 40)
const earlier = headAt(trail, 20)
const block = headBlock(head)
const quotedPrintable = (text: string) => text.replaceAll('=', '=3D').replaceAll(/(.{40})(?=.)/g, '$1=\r\n')
const base64Letter = (text: string) =>
  `Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text)
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n')}\r\n`

describe('AUD-04 a signed head as text', () => {
  it('has no line that mail would wrap, and nothing but ASCII', () => {
    const letter = auditHead({ at: head.at, sequence: head.sequence, block })
    expect(letter.text.split('\n').filter((line) => line.length > 76)).toEqual([])
    expect(/^[\x20-\x7E\n]*$/.test(letter.text + letter.subject)).toBe(true)
  })

  it.each<[string, string]>([
    ['as it is', block],
    ['with CRLF', block.replaceAll('\n', '\r\n')],
    ['with old line endings', block.replaceAll('\n', '\r')],
    ['quoted in an answer', block.replaceAll(/^/gm, '> > ')],
    ['indented', block.replaceAll(/^/gm, '    ')],
    ['with spaces at the ends', block.replaceAll('\n', '  \n')],
    ['in quoted-printable', quotedPrintable(block)],
    ['in base64', base64Letter(`Please keep this.\n\n${block}`)],
    ['after a block that was cut short', `${block.slice(0, 150)}\n\n${block}`],
    ['in a mailbox', `From anchor@example.org Thu Nov 19\r\nSubject: x\r\n\r\n${block.replaceAll('\n', '\r\n')}\r\n`],
  ])('is found %s', (_how, text) => {
    expect(findHeads(text)).toEqual([head])
  })

  it('is found once, beside others', () => {
    expect(findHeads(`${block}\n${headBlock(earlier)}\n${block}`)).toEqual([head, earlier])
  })

  it.each<[string, string]>([
    ['cut short', block.slice(0, -40)],
    ['without a signature', block.replace(/signature:[\s\S]*?-----END/, '-----END')],
    ['with half a hash', block.replace(head.hash, head.hash.slice(0, 40))],
    ['without a number', block.replace('sequence: 40', 'sequence: forty')],
    ['with a number below one', block.replace('count: 40', 'count: 0')],
    ['at no time', block.replace(/at: .*/, 'at: yesterday')],
    ['that is none', 'an ordinary letter'],
  ])('is passed over when it is one %s', (_how, text) => {
    expect(findHeads(text)).toEqual([])
  })

  it('never throws at whatever lies in an anchor', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.constantFrom(...block.split('\n'), 'signature:', '\r\n')), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(parts, (lines) => Array.isArray(findHeads(lines.join('\n')))),
      { seed: 1, numRuns: 300 },
    )
  })

  it('survives being put into a letter and read again by another program', async () => {
    const { text } = auditHead({ at: head.at, sequence: head.sequence, block })
    const letter = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text.replaceAll('\n', '\r\n'))}`
    expect(findHeads((await PostalMime.parse(letter)).text ?? '')).toEqual([head])
  })
})

describe('AUD-04 the signature of a head', () => {
  const changes: Record<string, Partial<SignedHead>> = {
    sequence: { sequence: 39 },
    count: { count: 41 },
    hash: { hash: earlier.hash },
    at: { at: new Date(head.at.getTime() + 1) },
    signature: { signature: earlier.signature },
  }

  it('holds for what was signed, with the public key alone', async () => {
    const { opened } = await import('#app/crypto/keys.server.ts')
    const pem = opened().verifying.export({ format: 'pem', type: 'spki' }).toString()
    const key = publicKeyFrom(pem)
    expect(isSignedWith(key, signedText(head), head.signature)).toBe(true)
    expect(keyIdOf(key)).toMatch(/^[0-9a-f]{16}$/)
    for (const [what, change] of Object.entries(changes)) {
      const other = { ...head, ...change }
      expect(isSignedWith(key, signedText(other), other.signature), what).toBe(false)
    }
    expect(isSignedWith(key, signedText(head), signText(`${signedText(head)} `))).toBe(false)
    expect(isSignedWith(key, signedText(head), 'short')).toBe(false)
  })

  it.each(['', 'no key', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'])(
    'needs a public key: %j',
    (pem) => {
      expect(() => publicKeyFrom(pem)).toThrow('public key for Ed25519')
    },
  )

  it('does not take a private key for a public one', async () => {
    const { opened } = await import('#app/crypto/keys.server.ts')
    const pem = opened().signing.export({ format: 'pem', type: 'pkcs8' }).toString()
    expect(() => publicKeyFrom(pem)).toThrow('public key for Ed25519')
  })
})

describe('an anchor', () => {
  it('is a folder or one mailbox', () => {
    expect(anchorFrom('folder:/mnt/anchor')).toEqual({ kind: 'folder', folder: '/mnt/anchor' })
    expect(anchorFrom(' mailto:anchor@example.org ')).toEqual({ kind: 'mailbox', address: 'anchor@example.org' })
  })

  it.each([
    '/mnt/anchor',
    'folder:',
    'mailto:',
    'mailto:a@example.org,b@example.org',
    'mailto:a@example.org?bcc=b@example.org',
    'https://example.org',
  ])('is not %s', (setting) => expect(() => anchorFrom(setting)).toThrow('AUDIT_ANCHOR must be'))

  it('gets a head that is new, or a day after the last', () => {
    const at = new Date('2026-11-19T12:00:00Z')
    const last = { hash: head.hash, at }
    expect(isDue(head, null, at)).toBe(true)
    expect(isDue(head, last, new Date('2026-11-20T11:59:59Z'))).toBe(false)
    expect(isDue(head, last, new Date('2026-11-20T12:00:00Z'))).toBe(true)
    expect(isDue(head, { ...last, hash: earlier.hash }, at)).toBe(true)
  })
})
