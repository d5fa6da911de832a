import { runTask, task } from './prepare.mjs'

/** `npm run restore -- newest --to FOLDER`: puts a copy back into an empty data folder, and says what it did. */
await task(() => runTask('app/tasks/restore-backup.ts'))
