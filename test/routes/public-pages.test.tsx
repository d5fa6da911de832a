import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { routeTable } from '#app/domain/access/routes.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { signOut } from '#app/http/session.server.ts'
import Accessibility from '#app/routes/accessibility/route.tsx'
import Cookies from '#app/routes/cookies/route.tsx'
import Help from '#app/routes/help/route.tsx'
import { loader as privacyLoader } from '#app/routes/privacy/route.tsx'

const pages = { help: <Help />, cookies: <Cookies />, accessibility: <Accessibility /> }
const nameOf = (setCookie: string | null) => (setCookie ?? '').split('=')[0]

describe('the public pages', () => {
  it.each(Object.keys(pages) as (keyof typeof pages)[])('/%s has one heading, loads nothing from elsewhere', (name) => {
    expect(routeTable[`routes/${name}`]).toEqual({ GET: 'public' })
    const html = renderToStaticMarkup(pages[name])
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/<(img|script|iframe|link|form)\b/)
  })

  it('/help goes through the cycle in order and says what nobody types', () => {
    const html = renderToStaticMarkup(<Help />)
    const steps = ['Plan', 'Register', 'Thank', 'Write up', 'Tag', 'Report'].map((step) =>
      html.indexOf(`<strong>${step}</strong>`),
    )
    expect(steps).toEqual([...steps].sort((one, other) => one - other))
    expect(steps).not.toContain(-1)
    expect(html).toContain('surnames')
  })

  it('/cookies names just the cookies that are set', async () => {
    const html = renderToStaticMarkup(<Cookies />)
    const set = [
      nameOf(await signOut(new Request('http://localhost/'))),
      nameOf((await seeOther('/', 'A notice')).headers.get('Set-Cookie')),
    ]
    const told = [...html.matchAll(/<th scope="row"[^>]*>([^<]+)</g)].map(([, name]) => name)
    expect(told).toEqual(set)
  })

  it('/accessibility is honest about what has not been tested, and says who enforces', () => {
    const html = renderToStaticMarkup(<Accessibility />)
    for (const words of [
      'partially',
      'tested',
      'Equality and Human Rights Commission',
      'the team that gave you your account',
    ])
      expect(html).toContain(words)
  })

  it('/privacy lists what is held by purpose, from the declarations', async () => {
    const { holdings } = await (await privacyLoader()).json()
    expect(holdings.map(({ purpose }) => purpose)).toEqual([
      'Running the forums',
      'Reaching people safely',
      'Letting people take part, as they agreed',
      'Answering people about their own data',
      'Thanking people with a voucher',
      'Learning from what forums say',
      'Reporting to the Programme Board',
      'Letting staff sign in',
      'Sending messages',
      'Showing who did what',
    ])
  })
})
