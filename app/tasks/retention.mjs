import { spawnSync } from 'node:child_process'
import { install, root, task } from './prepare.mjs'

/**
 * `npm run retention -- --dry-run`: how much each rule would remove now. Without `--dry-run` it removes it, as the service
 * does by itself every night.
 */
await task(() => {
  install()
  const args = ['--import', 'tsx', 'app/tasks/run-retention.ts', ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
})
