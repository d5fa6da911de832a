import { readdirSync, readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { formAdapters } from './form-adapters'
import { outline } from './markup'
import type { Options } from './options'
import { pageAdapters } from './page-adapters'
import { supported } from './supported'

interface Fixture {
  name: string
  options: Options
  html: string
}

const adapters = { ...formAdapters, ...pageAdapters }
const ports = readdirSync('app/ui/govuk').flatMap((file) => (file.endsWith('.tsx') ? [file.slice(0, -4)] : []))

function fixturesOf(component: string): Fixture[] {
  const path = `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`
  return JSON.parse(readFileSync(path, 'utf8')).fixtures
}

function supportedFixturesOf(component: string) {
  const { except = {} } = supported[component] ?? {}
  return fixturesOf(component).filter(({ name }) => !Object.hasOwn(except, name))
}

test('every port is held to upstream examples, and only ports are', () => {
  expect(Object.keys(supported).sort()).toEqual([...ports].sort())
  expect(Object.keys(adapters).sort()).toEqual([...ports].sort())
  expect(ports.filter((component) => supportedFixturesOf(component).length === 0)).toEqual([])
})

test('every port is exported by name', () => {
  const index = readFileSync('app/ui/govuk/index.ts', 'utf8')
  expect(ports.filter((component) => !index.includes(`'./${component}'`))).toEqual([])
})

describe.each(Object.keys(supported))('%s', (component) => {
  const { except = {}, without } = supported[component] ?? {}

  test('leaves out only examples that exist', () => {
    const names = fixturesOf(component).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(Object.keys(except)))
  })

  test.each(supportedFixturesOf(component))('$name', ({ options, html }) => {
    const complaints = vi.spyOn(console, 'error')
    const rendered = renderToStaticMarkup(adapters[component]?.(options))
    expect(outline(rendered)).toBe(outline(html, without))
    expect(complaints).not.toHaveBeenCalled()
    complaints.mockRestore()
  })
})
