import { spawnSync } from 'node:child_process'
import { install, root, task } from './prepare.mjs'

/**
 * `npm run admin:approve -- PROPOSAL [CODE]`: the operator of the service as the second person, while there is no other
 * administrator who could approve a role. Without the code it shows the proposal; with it, it approves just that.
 */
await task(() => {
  install()
  const args = ['--import', 'tsx', 'app/tasks/approve-role.ts', ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  process.exitCode = status ?? 1
})
