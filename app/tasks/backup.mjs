import { runTask, task } from './prepare.mjs'

/** `npm run backup`: a sealed copy of the data and one of the keys into BACKUP_FOLDER, while the service runs or not. */
await task(() => runTask('app/tasks/make-backup.ts'))
