import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type CaughtLetter, caughtMailFolder } from './mailer.server.ts'

/** How many letters the page shows. */
const MOST = 100

/** The emails, texts and letters that the demonstration caught, newest first. */
export async function listCaughtLetters(): Promise<CaughtLetter[]> {
  const names = await readdir(caughtMailFolder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => name.endsWith('.json'))
  const letters = await Promise.all(files.map((name) => readFile(path.join(caughtMailFolder, name), 'utf8')))
  return letters
    .flatMap((text) => parsed(text) ?? [])
    .sort((one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id))
    .slice(0, MOST)
}

/** Null for a letter that is just being written. */
function parsed(text: string): CaughtLetter | null {
  try {
    return JSON.parse(text) as CaughtLetter
  } catch {
    return null
  }
}
