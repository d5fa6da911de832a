import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** What a Chromium needs to run inside a container and to leave the network alone. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** The Chromium to test with: the one named by CHROMIUM_PATH, else the system's. Undefined: Playwright's own. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable)
}

/** A Chromium that starts, installed where there is none: Playwright's download, else the distribution's package. */
export function provideChromium(root) {
  const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0
  const starts = (executablePath) => {
    const options = JSON.stringify({ executablePath, args: chromiumFlags })
    const script = `const b = await (await import('@playwright/test')).chromium.launch(${options}); await b.close()`
    const args = ['--input-type=module', '-e', script]
    return spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore', timeout: 60_000 }).status === 0
  }
  const found = findChromium()
  if (found && starts(found)) return found
  if (starts(undefined)) return undefined
  if (run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']) && starts(undefined))
    return undefined
  if (process.getuid?.() === 0 && run('apt-get', ['update', '-q'])) {
    const installed = ['chromium', 'chromium-browser'].some((name) => run('apt-get', ['install', '-y', '-q', name]))
    const path = installed ? findChromium() : undefined
    if (path && starts(path)) return path
  }
  throw new Error('There is no Chromium and none could be installed. Set CHROMIUM_PATH to one.')
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
