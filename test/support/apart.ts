import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What the next test file of the same process would see: another module put in place, or a table made. */
const leavesTraces = /\bvi\.(do)?mock\(|import \{[^}]*\btable\b[^}]*\} from '#db\/columns\.ts'/i

/** The test files below these folders that need modules of their own, because of what they do to them. */
export function filesApart(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name))
      .filter((name) => /\.test\.tsx?$/.test(name) && leavesTraces.test(readFileSync(path.join(root, name), 'utf8'))),
  )
}
