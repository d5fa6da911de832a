import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Where we differ from ASVS on purpose: each with an owner, a day to look again, and tests that hold what makes up for it. */
const record = readFileSync('docs/decisions/0012-private-link.md', 'utf8')
const lines = record.split('\n').filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
  .map((name) => readFileSync(`test/${name}`, 'utf8'))
  .join('\n')

describe('GOV-02 the register of deviations', () => {
  it('has all of them, each with a reason and what makes up for it', () => {
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['6.3.6', '6.5.5', '14.2.1'])
    for (const line of lines) for (const cell of line.split('|').slice(1, -1)) expect(cell.trim()).not.toBe('')
  })

  it.each(lines)('rests on tests that exist: %s', (line) => {
    const held = [...line.matchAll(/[A-Z]{3}-\d{2}/g)].map(([id]) => id)
    expect(held.length).toBeGreaterThan(0)
    for (const id of held) expect(tests).toMatch(new RegExp(`(describe|it|test)[^\n]*\\(\\s*['\`][^\n]*${id}`))
  })

  it('names its owner, and a day to look again that has not passed', () => {
    const [, owner, day] = /Owner of each: ([^.]+)\. To be looked at again by ([^.]+)\./.exec(record) ?? []
    expect(owner).toBe('the data protection officer')
    expect(Date.parse(`${day} UTC`)).toBeGreaterThan(Date.now())
  })
})
