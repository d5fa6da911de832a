import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { routeTable } from '#app/domain/access/routes.ts'
import { seeOther } from '#app/http/responses.server.ts'
import { signOut } from '#app/http/session.server.ts'
import Accessibility from '#app/routes/accessibility/route.tsx'
import Cookies from '#app/routes/cookies/route.tsx'
import * as privacy from '#app/routes/privacy/route.tsx'
import { get } from '#test/support/http.ts'
import { renderRoute } from '#test/support/render.tsx'

const pages = { cookies: <Cookies />, accessibility: <Accessibility /> }
const nameOf = (setCookie: string | null) => (setCookie ?? '').split('=')[0]

describe('the public pages', () => {
  it.each(Object.keys(pages) as (keyof typeof pages)[])('/%s has one heading, loads nothing from elsewhere', (name) => {
    expect(routeTable[`routes/${name}`]).toEqual({ GET: 'public' })
    const html = renderToStaticMarkup(pages[name])
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).not.toMatch(/<(img|script|iframe|link|form)\b/)
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

  it('/privacy lists what is held about whom by purpose, from the declarations', async () => {
    const { participants, staff, nobody } = await (await privacy.loader()).json()
    expect(participants.map(({ purpose }) => purpose)).toEqual([
      'Running the forums',
      'Reaching people safely',
      'Letting people take part, as they agreed',
      'Answering people about their own data',
      'Thanking people with a voucher',
      'Sending messages',
      'Showing who did what',
    ])
    expect(staff.map(({ purpose }) => purpose)).toContain('Letting staff sign in')
    expect(nobody.map(({ purpose }) => purpose)).toContain('Learning from what forums say')
  })

  it('/privacy says in plain words what is held, what is not, and how to ask', async () => {
    const html = await renderRoute(privacy, await get('/privacy', null))
    for (const words of [
      'a code word',
      'step-free',
      'surname or date of birth',
      'within one month',
      '30 days after you',
    ])
      expect(html).toContain(words)
    expect(html).toContain('Not filled in yet')
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
})
