import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const names = ['erasing-process', 'hasty-writer', 'key-process', 'mail-sender', 'writer-process'] as const

/** Before tests that start processes of their own, some of them fifty times: makes one file of each, which starts at once. */
export default async function prepare() {
  if (process.env.TEST_PROCESSES) return
  mkdirSync(path.join(root, 'test-results'), { recursive: true })
  const folder = mkdtempSync(path.join(root, 'test-results/processes-'))
  const input = names.map((name) => path.join(root, `test/support/${name}.ts`))
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { ssr: true, target: 'node20', outDir: folder, rollupOptions: { input } },
  })
  process.env.TEST_PROCESSES = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** The file of one of these processes, for Node to run. */
export function processFile(name: (typeof names)[number]): string {
  const folder = process.env.TEST_PROCESSES
  if (!folder) throw new Error('this vitest project does not prepare processes')
  return path.join(folder, `${name}.js`)
}
