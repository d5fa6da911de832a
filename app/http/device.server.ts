import bowser from 'bowser'

/** The browser behind a request in a few words, such as "Firefox on Windows": enough to know one's own again. */
export function deviceOf(request: Request): string {
  const header = (request.headers.get('User-Agent') ?? '').slice(0, 400)
  if (!header) return 'Unknown browser'
  const seen = bowser.parse(header)
  const browser = seen.browser.name ?? 'Unknown browser'
  const system = seen.os.name
  return (system ? `${browser} on ${system}` : browser).slice(0, 60)
}
