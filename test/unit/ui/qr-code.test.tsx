import { renderToStaticMarkup } from 'react-dom/server'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { QrCode } from '#app/ui/service/qr-code.tsx'

/** The squares that a drawn path makes dark. */
function darkened(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let at = 0; at < Number(length); at++) rows[Number(y)]?.splice(Number(x) + at, 1, true)
  return rows
}

describe('the picture for an authenticator app', () => {
  it.each([
    'otpauth://totp/Victim%20Voice%20Forum:ada%40example.org?secret=JBSWY3DPEHPK3PXP',
    'short',
    'x'.repeat(500),
  ])('draws every dark square and no other, with a border of four: %s', (text) => {
    const html = renderToStaticMarkup(<QrCode text={text} label="A picture" />)
    const { data, size } = encode(text, { ecc: 'M', border: 4 })
    expect(darkened(/ d="([^"]+)"/.exec(html)?.[1] ?? '', size)).toEqual(data)
    expect(html).toContain('<title>A picture</title>')
    expect(data.slice(0, 4).flat().includes(true)).toBe(false)
  })
})
