import { type SealedKind, sealedKinds, sealedKindWords } from './status.ts'

/** How many values of each kind are sealed with each version of the key. Version 0 is what nothing of ours sealed. */
export type Counts = Record<SealedKind, ReadonlyMap<number, number>>

const numbered = (count: number, { one, many }: { one: string; many: string }) => `${count} ${count === 1 ? one : many}`

/** How many values are sealed with another version than this one. */
export function countOthers(counts: Counts, version: number): number {
  const all = sealedKinds.flatMap((kind) => [...counts[kind]])
  return all.reduce((sum, [one, count]) => (one === version ? sum : sum + count), 0)
}

/** All versions that something is sealed with, or that the key file has, oldest first. */
export function versionsIn(counts: Counts, inFile: Iterable<number>): number[] {
  const all = new Set([...inFile, ...sealedKinds.flatMap((kind) => [...counts[kind].keys()])])
  return [...all].sort((one, other) => one - other)
}

/** What is sealed with one version, in words: "12 keys of participants and 1 authenticator app"; empty for nothing. */
export function wordsFor(counts: Counts, version: number, copies = 0): string {
  const said = sealedKinds.flatMap((kind) => {
    const count = counts[kind].get(version) ?? 0
    return count > 0 ? [numbered(count, sealedKindWords[kind])] : []
  })
  if (copies > 0) said.push(numbered(copies, { one: 'copy in the backup folder', many: 'copies in the backup folder' }))
  const last = said.pop()
  return said.length > 0 ? `${said.join(', ')} and ${last}` : (last ?? '')
}

/** How far a change of keys is, as whole per cent. Never 100 before everything is under the new key. */
export function percentDone(underNew: number, others: number): number {
  return others === 0 ? 100 : Math.min(99, Math.floor((100 * underNew) / (underNew + others)))
}
