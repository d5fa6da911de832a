import { describe, expect, it } from 'vitest'
import { readConfig } from '#app/config.server.ts'
import { API_KEY, TEMPLATES } from '#test/support/notify-office.ts'

const notify = {
  ...{ MAIL_TRANSPORT: 'notify', NOTIFY_API_KEY: API_KEY },
  NOTIFY_EMAIL_TEMPLATE: TEMPLATES.email,
  NOTIFY_TEXT_TEMPLATE: TEMPLATES.text,
  NOTIFY_LETTER_TEMPLATE: TEMPLATES.post,
}
/** What the start says to settings that it refuses. */
function said(settings: Record<string, string>): string {
  try {
    readConfig(settings)
    return 'nothing'
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('CRY-08 the address of the mail server', () => {
  it.each([
    'mail.example.org',
    'http://mail.example.org',
    'smtp://',
    'smtp://me:secret@mail.example.org?tls.rejectUnauthorized=false',
    'smtp://me:secret@mail.example.org:587/?ignoreTLS=true',
    'smtp://me:se%cret@mail.example.org',
  ])('%j is refused at the start, and not quoted', (address) => {
    expect(said({ SMTP_URL: address })).toMatch(/^Settings: .*SMTP_URL/)
    expect(said({ SMTP_URL: address })).not.toContain('cret')
  })

  it.each([
    'smtp://127.0.0.1:1025',
    'smtp://[::1]:1025',
    'smtp://mail.example.org',
    'smtps://me:p%25w@mail.example.org',
  ])('%j is taken', (address) => expect(readConfig({ SMTP_URL: address }).smtpUrl).toBe(address))
})

describe('GOV.UK Notify', () => {
  it('carries all three routes, and none that is left to a person', () => {
    expect(readConfig({}).carried).toEqual(['email'])
    expect(readConfig(notify).carried).toEqual(['email', 'text', 'post'])
    expect(readConfig({ ...notify, NOTIFY_LETTER_TEMPLATE: 'none' }).carried).toEqual(['email', 'text'])
    expect(readConfig({ APP_MODE: 'demonstration' }).carried).toEqual(['email', 'text', 'post'])
  })

  it.each([
    ['NOTIFY_API_KEY', ''],
    ['NOTIFY_API_KEY', API_KEY.slice(0, -1)],
    ['NOTIFY_BASE_URL', 'http://api.example.org'],
    ['NOTIFY_BASE_URL', 'api.example.org'],
    ['NOTIFY_EMAIL_TEMPLATE', ''],
    ['NOTIFY_EMAIL_TEMPLATE', 'none'],
    ['NOTIFY_TEXT_TEMPLATE', ''],
    ['NOTIFY_LETTER_TEMPLATE', 'letter'],
  ])('is refused at the start by name: %s=%j', (name, value) => {
    expect(said({ ...notify, [name]: value })).toMatch(new RegExp(`^Settings: .*${name}`))
    expect(said({ ...notify, [name]: value })).not.toContain(API_KEY.slice(-20, -1))
  })
})
