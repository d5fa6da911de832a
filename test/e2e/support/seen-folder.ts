import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder for what the workers of a run have looked at, for as long as the run lasts. */
export default function prepare(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'vvf-seen-'))
  process.env.E2E_SEEN = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
