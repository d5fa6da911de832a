import { runTask, task } from './prepare.mjs'

/**
 * `npm run admin:approve -- PROPOSAL [CODE]`: the operator of the service as the second person, while there is no other
 * administrator who could approve a role. Without the code it shows the proposal; with it, it approves just that.
 */
await task(() => runTask('app/tasks/approve-role.ts'))
