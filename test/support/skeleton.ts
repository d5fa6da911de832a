import { elementsOf } from './forms.ts'

/** The elements of a page with the names of their attributes, and whatever would run or lead away. */
export function skeletonOf(html: string): string {
  const runs = (name: string, value: string) =>
    name.startsWith('on') ||
    (/^(href|src|action|formaction|data|content|style)$/.test(name) && /evil\.test|alert|javascript:/.test(value))
  return elementsOf(html)
    .map((element) => {
      const bad = element.attrs.filter(({ name, value }) => runs(name, decodedPath(value)))
      return [element.tagName, ...element.attrs.map(({ name }) => name).sort(), ...bad.map(({ value }) => value)].join(
        ' ',
      )
    })
    .join('\n')
}

/**
 * Without what stands behind the question mark: there anything may stand as long as it is encoded. So it may in a link to
 * an authenticator app, which opens no page.
 */
function decodedPath(value: string): string {
  if (/^otpauth:\/\/totp\/[^\s"<>`]+$/.test(value)) return 'otpauth:'
  return value.startsWith('/') ? (value.split('?', 1)[0] ?? '') : value
}
