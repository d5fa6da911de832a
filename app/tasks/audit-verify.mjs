import { spawnSync } from 'node:child_process'
import { install, root } from './prepare.mjs'

/**
 * `npm run audit:verify -- --data FILE --anchor FOLDER --key PUBLIC.pem`: checks the audit trail. Ends with 0 when it is
 * whole, 1 when it is broken, and 2 when that could not be shown, for whatever reason.
 */
const BROKEN = 3
process.exitCode = 2
try {
  install()
  const args = ['--import', 'tsx', 'app/tasks/verify-trail.ts', ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  process.exitCode = status === BROKEN ? 1 : status === 0 ? 0 : 2
} catch (error) {
  process.stderr.write(`${error.message}\n`)
}
