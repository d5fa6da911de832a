import type { Delivery } from './post-office.ts'

/**
 * What is broken of the promise about each message (security.md R6): it arrived at least once, with at most one more copy for
 * each crash, all of them to the same one recipient with the same subject and text. Counted by Message-ID.
 */
export function brokenPromises(taken: readonly Delivery[], ids: readonly string[], crashes: number): string[] {
  const idOf = ({ letter }: Delivery) => /^<(.+)@/.exec(letter.messageId ?? '')?.[1] ?? ''
  const content = ({ recipients, letter }: Delivery) => JSON.stringify([recipients, letter.subject, letter.text])
  const copies = ids.map((id) => ({ id, of: taken.filter((one) => idOf(one) === id) }))
  const extra = copies.reduce((sum, { of }) => sum + Math.max(of.length - 1, 0), 0)
  return [
    ...copies.filter(({ of }) => of.length === 0).map(() => 'a message never arrived'),
    ...copies.filter(({ of }) => new Set(of.map(content)).size > 1).map(() => 'two copies differ'),
    ...(extra > crashes ? ['more copies than crashes'] : []),
    ...taken.filter((one) => !ids.includes(idOf(one))).map(() => 'a letter that is no message of ours'),
    ...taken.filter(({ recipients }) => recipients.length !== 1).map(() => 'a letter to more than one'),
  ]
}
