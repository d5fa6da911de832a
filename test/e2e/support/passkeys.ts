import { type Browser, expect, type Page, test } from '@playwright/test'
import { looksRight, watch } from './checked.ts'
import { type Staff, storeCodes } from './sign-in.ts'
import { open, press } from './steps.ts'

/** Puts an authenticator into a page: a passkey lives in it as in a laptop with a fingerprint reader. */
export async function giveAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    /** Whether whoever sits there is recognised. */
    recognises: (isUserVerified: boolean) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    add: (credential: Credential) => cdp.send('WebAuthn.addCredential', { authenticatorId, credential }),
    passkeys: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    takeAway: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  }
}

/** A passkey as an authenticator keeps it. */
export type Credential = {
  credentialId: string
  isResidentCredential: boolean
  rpId?: string
  privateKey: string
  userHandle?: string
  signCount: number
}

/** On the page that asks for a passkey: makes one, and stores the codes. Needs JavaScript. */
export async function setUpPasskey(who: Staff, name = 'Work laptop'): Promise<void> {
  const { page } = who
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up how you sign in')
  await looksRight(page)
  await page.getByLabel('Name of the passkey').fill(name)
  await press(page, 'Set up a passkey')
  await storeCodes(who)
}

/** Signs in from the start with a passkey alone. */
export async function signInWithPasskey(who: Staff, browser: Browser): Promise<void> {
  await who.context.clearCookies()
  await open(who.page, '/sign-in/passkey')
  await givePasskey(who, browser)
  await expect(who.page.getByRole('heading', { level: 1 })).toHaveText('What needs doing')
}

/** On the page that asks to confirm: confirms with a passkey, and is back on the page with this heading. */
export async function confirmWithPasskey(who: Staff, browser: Browser, back: string): Promise<void> {
  await expect(who.page.getByRole('heading', { level: 1 })).toHaveText('Confirm that it is you')
  await givePasskey(who, browser)
  await expect(who.page.getByRole('heading', { level: 1 })).toContainText(back)
}

const givePasskey = (who: Staff, browser: Browser) =>
  withDevice(who, browser, async ({ page }) => {
    const before = new URL(page.url()).pathname
    await press(page, 'Use your passkey')
    await page.waitForURL(({ pathname }) => pathname !== before)
  })

/** Steps with the device on which somebody keeps their passkeys, in a browser with JavaScript. */
export function withDevice(who: Staff, browser: Browser, steps: (who: Staff) => Promise<void>): Promise<void> {
  return withScript(who, browser, async (there) => {
    const device = await giveAuthenticator(there.page)
    for (const passkey of who.passkeys) await device.add(passkey)
    await steps(there)
    who.passkeys = await device.passkeys()
    await device.takeAway()
  })
}

/**
 * A passkey needs JavaScript, and whoever may do most needs a passkey. In the project without JavaScript such steps are
 * taken in a browser with it, which gets the cookies and gives them back; everything else goes on without.
 */
async function withScript(who: Staff, browser: Browser, steps: (who: Staff) => Promise<void>): Promise<void> {
  if (test.info().project.use.javaScriptEnabled !== false) return steps(who)
  const { origin, pathname, search } = new URL(who.page.url())
  const context = await browser.newContext({ javaScriptEnabled: true, baseURL: origin })
  const problems = await watch(context, origin)
  await context.addCookies(await who.context.cookies())
  const page = await context.newPage()
  await page.goto(pathname + search)
  const there = { ...who, page, context }
  await steps(there)
  Object.assign(who, { seed: there.seed, codes: there.codes })
  who.problems.push(...problems)
  await who.context.addCookies(await context.cookies())
  await who.page.goto(page.url())
  await context.close()
}
