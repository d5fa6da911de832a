import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import type { TestServer } from '#test/support/server.ts'
import { looksRight } from './checked.ts'
import type { Credential } from './passkeys.ts'
import { type Desk, open, PASSWORD, press, says } from './steps.ts'

/** The server's clock: it stands still until it is moved, so that codes can be worked out for it. */
export class Clock {
  #at: Date

  constructor(
    readonly server: Pick<TestServer, 'setClock'>,
    start: string,
  ) {
    this.#at = new Date(start)
  }

  set(iso: string): void {
    this.#at = new Date(iso)
    this.server.setClock(iso)
  }

  /** Moves on, by default to the next code of an app: each is good once. */
  later(seconds = 30): void {
    this.set(new Date(this.#at.getTime() + seconds * 1000).toISOString())
  }

  /** What an authenticator app with this key shows now. */
  code(seed: string): string {
    return generateSync({ secret: seed, epoch: Math.floor(this.#at.getTime() / 1000) })
  }
}

/** Somebody at a desk of their own, with what they sign in with. */
export type Staff = Desk & { email: string; seed: string; codes: string[]; passkeys: Credential[] }
export const staffAt = (desk: Desk, email: string): Staff => ({ ...desk, email, seed: '', codes: [], passkeys: [] })

export async function giveEmailAndPassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Sign in')
}

/** Signs in from the start with password and app, in a browser that knows nothing of before. */
export async function signInWithApp(who: Staff, clock: Clock): Promise<void> {
  await who.context.clearCookies()
  clock.later()
  await open(who.page, '/sign-in')
  await giveEmailAndPassword(who.page, who.email)
  await who.page.getByLabel('Code from your authenticator app').fill(clock.code(who.seed))
  await press(who.page, 'Continue')
  await says(who.page, 'What needs doing')
}

/** On the page that asks for a second factor: sets up an app with the key that the page shows, and stores the codes. */
export async function setUpApp(who: Staff, clock: Clock): Promise<void> {
  const { page } = who
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up how you sign in')
  await looksRight(page)
  who.seed = ((await page.locator('details .app-code-text').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code that the app shows now').fill(clock.code(who.seed))
  await press(page, 'Set up the app')
  await storeCodes(who)
}

/** Ten codes, shown once, then in. */
export async function storeCodes(who: Staff): Promise<void> {
  const codes = who.page.locator('.app-recovery-codes code')
  await expect(codes).toHaveCount(10)
  await looksRight(who.page)
  who.codes = await codes.allTextContents()
  await press(who.page, 'I have stored my codes')
  await says(who.page, 'What needs doing')
}
