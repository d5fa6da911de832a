import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseFile } from './db.ts'
import { office } from './mail.ts'
import { processFile } from './processes.ts'

/** Where a sender kills itself: around the commit that takes a message, and the one that says how it ended. */
export type Point = 'before-lease' | 'after-lease' | 'before-settle' | 'after-settle'

/** Starts a mail worker of its own on the database of this test, at a moment of our choosing. */
export function senderProcess(at: Date, point?: Point) {
  const folder = mkdtempSync(path.join(tmpdir(), 'vvf-sender-'))
  const clock = path.join(folder, 'clock')
  writeFileSync(clock, at.toISOString())
  const script = [processFile('mail-sender'), ...(point ? [point] : [])]
  const child = spawn(process.execPath, script, {
    env: {
      ...process.env,
      APP_MODE: 'test',
      DATA_FOLDER: path.join(folder, 'data'),
      DATABASE_URL: `file:${databaseFile()}`,
      SMTP_URL: office.url,
      CLOCK_FILE: clock,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (part) => {
    said += part
  })
  const attempts = new Promise<number>((resolve) => child.once('close', () => resolve(Number(said))))
  return { attempts: attempts.finally(() => rmSync(folder, { recursive: true })), kill: () => child.kill('SIGKILL') }
}
