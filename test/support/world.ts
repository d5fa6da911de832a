import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fillAtNoon } from './server.ts'

/** Before tests of the build: fills the demonstration world once, for each server to copy. */
export default async function prepare() {
  const folder = mkdtempSync(path.join(tmpdir(), 'vvf-world-'))
  await fillAtNoon(folder)
  process.env.DEMONSTRATION_WORLD = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
