export type Got = { status: number; headers: Record<string, string>; text: string }

/** On every answer, exactly. */
const EVERYWHERE: Record<string, RegExp> = {
  'content-security-policy':
    /^default-src 'none'; script-src 'nonce-[\w+/]{24}'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; report-uri \/csp-reports$/,
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy':
    /^camera=\(\), microphone=\(\), geolocation=\(\), payment=\(\), usb=\(\), interest-cohort=\(\)$/,
  'x-request-id': /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
}
/** How long an answer is and how the line is kept, which HTTP itself sees to. */
const TRANSPORT = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']

const OURS = { 'cache-control': /^no-store$/ }
const TEXT = { ...OURS, 'content-type': /^text\/plain; charset=utf-8$/ }
const FILE = {
  'cache-control': /^public, max-age=31536000, immutable$/,
  'accept-ranges': /^bytes$/,
  etag: /^W\/"[\w-]+"$/,
  'last-modified': / GMT$/,
}
/** What comes to that with each kind of answer, exactly; `?` where it may also be missing. */
export const KINDS: Record<string, Record<string, RegExp>> = {
  page: {
    ...OURS,
    'content-type': /^text\/html; charset=utf-8$/,
    'set-cookie?': /./,
    // Of the page that a participant leaves by, and of no other.
    'refresh?': /^0; url=https:\/\/www\.bbc\.co\.uk\/weather$/,
    'clear-site-data?': /^"cache"$/,
  },
  redirect: { ...OURS, location: /^\/(?![/\\])/, 'set-cookie?': /./, 'clear-site-data?': /^"cache"$/ },
  data: {
    ...OURS,
    'content-type': /^application\/json; charset=utf-8$/,
    'x-remix-response': /^yes$/,
    'set-cookie?': /./,
  },
  'data elsewhere': { ...OURS, 'x-remix-redirect': /^\//, 'x-remix-status': /^30[23]$/, 'set-cookie?': /./ },
  'no data': { ...TEXT, 'x-remix-catch': /^yes$/ },
  csv: {
    ...OURS,
    'content-type': /^text\/csv; charset=utf-8$/,
    'content-disposition': /^attachment; filename="[\w.-]+"$/,
    'x-remix-response?': /^yes$/,
  },
  calendar: {
    ...OURS,
    'content-type': /^text\/calendar; charset=utf-8$/,
    'content-disposition': /^attachment; filename="[\w.-]+"$/,
    'x-remix-response?': /^yes$/,
  },
  xlsx: {
    ...OURS,
    'content-type': /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/,
    'content-disposition': /^attachment; filename="[\w.-]+"$/,
    'x-remix-response?': /^yes$/,
  },
  'plain words': TEXT,
  '405': { ...TEXT, allow: /^(GET, HEAD|POST|GET, HEAD, POST)$/ },
  '413': { ...TEXT },
  nothing: OURS,
  '.css': { ...FILE, 'content-type': /^text\/css; charset=utf-8$/i },
  '.js': { ...FILE, 'content-type': /^(text|application)\/javascript; charset=utf-8$/i },
  '.svg': { ...FILE, 'content-type': /^image\/svg\+xml$/ },
}

/** What is wrong with the headers of an answer of a kind; nothing when they are the set above to the letter. */
export function wrongWith(kind: string, { headers, text }: Got): string[] {
  const expected = { ...EVERYWHERE, ...KINDS[kind] }
  const missing = Object.entries(expected).filter(([name, value]) =>
    name.endsWith('?') ? false : !value.test(headers[name] ?? ''),
  )
  const surplus = Object.entries(headers).filter(([name, value]) => {
    const allowed = expected[name] ?? expected[`${name}?`]
    return !TRANSPORT.includes(name) && !allowed?.test(value)
  })
  const untyped = text !== '' && headers['content-type'] === undefined ? ['a body without a type'] : []
  return [
    ...missing.map(([name]) => `${name} is ${headers[name]}`),
    ...surplus.map(([name, value]) => `${name}: ${value}`),
    ...untyped,
  ]
}

/** The kind that an answer of the route table is. */
export function kindOf({ status, headers }: Got, data: boolean): string {
  if (status === 405) return '405'
  if (headers['x-remix-catch']) return 'no data'
  if (headers['content-type']?.startsWith('text/csv')) return 'csv'
  if (headers['content-type']?.includes('spreadsheetml')) return 'xlsx'
  if (headers['content-type']?.includes('text/calendar')) return 'calendar'
  if (headers['content-type']?.startsWith('text/plain')) return 'plain words'
  if (data && headers['x-remix-redirect']) return 'data elsewhere'
  if (status === 302 || status === 303) return 'redirect'
  return data ? 'data' : 'page'
}

const OUR_COOKIES = ['__Host-visit', '__Host-notice', '__Host-session']

/** The cookies that are not ours, or not of the strictest form (SES-05), as they were set. */
export function wrongCookies(lines: readonly string[]): string[] {
  return lines.filter((line) => {
    const [pair = '', ...attributes] = line.split('; ')
    const told = attributes.map((part) => part.toLowerCase().replace(/^(max-age|expires)=.*/, '$1'))
    const lasting = told.filter((one) => !['max-age', 'expires'].includes(one)).sort()
    const isStrict = lasting.join() === 'httponly,path=/,samesite=lax,secure'
    return !OUR_COOKIES.includes(pair.split('=', 1)[0] ?? '') || !isStrict || line.length >= 4_096
  })
}
