import canonicalize from 'canonicalize'

/** The last entry of the trail at a moment, and how many entries there were. */
export type Head = { sequence: number; hash: string; count: number; at: Date }
export type SignedHead = Head & { key: string; signature: string }

const BEGIN = '-----BEGIN AUDIT TRAIL HEAD-----'
const END = '-----END AUDIT TRAIL HEAD-----'
const BLOCK = new RegExp(`${BEGIN}((?:(?!${BEGIN})[\\s\\S]){1,2000}?)${END}`, 'g')
const LINE = 64

/** What is signed of a head: canonical JSON (RFC 8785) behind a word of its own, so that it is taken for nothing else. */
export function signedText({ sequence, hash, count, at }: Head): string {
  return `audit-trail-head-1\n${canonicalize({ sequence, hash, count, at: at.toISOString() })}`
}

/** A signed head as text for a file or a letter. No line is longer than 76 characters, so that mail does not wrap it. */
export function headBlock({ sequence, count, at, hash, key, signature }: SignedHead): string {
  const facts = [`sequence: ${sequence}`, `count: ${count}`, `at: ${at.toISOString()}`, `hash: ${hash}`, `key: ${key}`]
  const signed = ['signature:', signature.slice(0, LINE), signature.slice(LINE)]
  return [BEGIN, ...facts, ...signed, END, ''].join('\n')
}

/**
 * Every signed head in a text, such as an anchor's file or a saved letter, each once. Line endings, quoting with `>`,
 * quoted-printable and base64 bodies are seen through; what is no whole head is passed over.
 */
export function findHeads(text: string): SignedHead[] {
  const readings = [text, unquoted(text), ...base64Bodies(text)]
  const found = readings.flatMap((reading) =>
    [...reading.matchAll(BLOCK)].flatMap(([, body = '']) => headIn(body) ?? []),
  )
  return [...new Map(found.map((head) => [head.signature + signedText(head), head])).values()]
}

function headIn(body: string): SignedHead | null {
  const fields = new Map<string, string>()
  let name = ''
  for (const line of body.split(/\r\n|\r|\n/)) {
    const bare = line.replace(/^[\s>]+/, '').trim()
    const field = /^([a-z]+):\s*(.*)$/.exec(bare)
    if (field) name = field[1] ?? ''
    fields.set(name, (fields.get(name) ?? '') + (field ? field[2] : bare))
  }
  const field = (of: string) => fields.get(of) ?? ''
  const head = { sequence: Number(field('sequence')), count: Number(field('count')), at: new Date(field('at')) }
  const [hash, key, signature] = [field('hash'), field('key'), field('signature')]
  const numbers = [head.sequence, head.count].every((number) => Number.isSafeInteger(number) && number > 0)
  if (!numbers || Number.isNaN(head.at.getTime())) return null
  if (!/^[0-9a-f]{64}$/.test(hash) || !/^[0-9a-f]{16}$/.test(key) || !/^[\w-]{86}$/.test(signature)) return null
  return { ...head, hash, key, signature }
}

/** Quoted-printable (RFC 2045) undone, as far as a head can hold any of it. */
function unquoted(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

const BASE64_BODY = /^content-transfer-encoding:[ \t]*base64[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/gim

function base64Bodies(text: string): string[] {
  return [...text.matchAll(BASE64_BODY)].map(([, body = '']) => Buffer.from(body, 'base64').toString('latin1'))
}
