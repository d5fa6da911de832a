import { afterEach, beforeEach } from 'vitest'
import { config } from '#app/config.server.ts'
import { createMailer, type Mailer } from '#app/http/mailer.server.ts'
import { PostOffice } from './post-office.ts'
import { messages } from './reminders.ts'

/** The mail server of the running test, and what sends to it. */
export let office: PostOffice
export let send: Mailer

/** A mail server of its own for each test of the file. */
export function withPostOffice(): void {
  beforeEach(async () => {
    office = await new PostOffice().open()
    send = createMailer({ ...config, smtpUrl: office.url })
  })
  afterEach(() => office.close())
}

export const message = async () => (await messages())[0]
export const states = async () => (await messages()).map(({ state }) => state)
