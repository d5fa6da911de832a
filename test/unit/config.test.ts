import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readConfig, settingNames } from '#app/config.server.ts'

const example = parseEnv(readFileSync('.env.example', 'utf8'))

describe('.env.example', () => {
  it('names every setting, and nothing else', () => {
    expect(Object.keys(example).sort()).toEqual(settingNames.toSorted())
  })

  it('says what holds when a setting is left out', () => {
    expect(readConfig(example)).toEqual(readConfig({}))
  })
})

describe('the settings', () => {
  it('start in live mode, on this machine only, with a file of their own', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'live',
      bindAddress: '127.0.0.1',
      engine: 'sqlite',
      databaseUrl: 'file:data/live/app.db',
      secureCookies: false,
    })
  })

  it('take PostgreSQL by its address, and strict cookies with https', () => {
    const settings = { DATABASE_URL: 'postgres://a:b@host/name', ORIGIN: 'https://forums.example.org' }
    expect(() => readConfig(settings)).toThrow('KEYS_DATABASE_URL')
    const config = readConfig({ ...settings, KEYS_DATABASE_URL: 'postgres://a:b@host/keys' })
    expect(config).toMatchObject({ engine: 'postgres', secureCookies: true })
  })

  it.each([
    ['APP_MODE', 'real'],
    ['ORIGIN', 'forums'],
    ['PORT', '70000'],
    ['PORT', 'three'],
    ['LOG_LEVEL', 'loud'],
    ['WORKER_SECONDS', '0'],
    ['BENCH_ROUTE', 'yes'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  it.each(['live', 'demonstration'])('refuse a clock of their own in %s mode', (mode) => {
    expect(() => readConfig({ APP_MODE: mode, CLOCK_FILE: 'clock' })).toThrow('CLOCK_FILE is for tests only')
    expect(readConfig({ APP_MODE: 'test', CLOCK_FILE: 'clock' }).clockFile).toBe('clock')
  })

  it.each(['postgres://host/live', 'file:data/live/app.db'])('refuse the demonstration the database %s', (url) => {
    expect(() => readConfig({ APP_MODE: 'demonstration', DATABASE_URL: url })).toThrow('DATABASE_URL')
  })
})
