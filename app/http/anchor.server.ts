import { now } from '#app/clock.server.ts'
import { config } from '#app/config.server.ts'
import { ownKeyId, signText } from '#app/crypto/signing.server.ts'
import { type Head, signedText } from '#app/domain/audit/head.ts'
import { findHead, listNewest } from '#app/domain/audit/queries.server.ts'
import { ANCHOR_MINUTES, type Anchor, isDue, RECENT_ENTRIES } from '#app/domain/audit/rules.ts'
import { firstBroken } from '#app/domain/audit/verify.ts'
import { systemContext } from '#app/domain/shared/context.ts'
import { logger } from '#app/logger.server.ts'
import { isOnSameDisk, keepHead } from './anchor-store.server.ts'
import { createMailer, type Mailer } from './mailer.server.ts'

/** How the trail is watched over, for /audit. It is held by this process alone: an anchor must not depend on the data. */
export type Watch = {
  place: Anchor['kind'] | null
  sameDisk: boolean
  /** The head that was kept last since the service started. */
  kept: { at: Date; sequence: number } | null
  /** When keeping it began to fail; null while it does not. */
  failingSince: Date | null
  /** The first of the newest entries that does not fit; null while they are whole. */
  brokenAt: number | null
}

type Outside = { now: () => Date; send: Mailer }

let watch: Watch = { place: null, sameDisk: false, kept: null, failingSince: null, brokenAt: null }

/** How the trail is watched over at this moment. */
export const trailWatch = (): Readonly<Watch> => watch

/**
 * Watches over the trail: checks its newest entries and has its head kept at the anchor, at the start, every 15 minutes
 * and once more on `stop` (security.md AUD-04, AUD-06). What goes wrong is logged, shown on /audit and tried again; it
 * never keeps anybody from signing in.
 */
export function watchTrail(
  anchor: Anchor | null,
  outside: Outside = { now, send: createMailer(config) },
): { look: () => Promise<void>; stop: () => Promise<void> } {
  watch = {
    place: anchor?.kind ?? null,
    sameDisk: isOnSameDisk(anchor, config),
    kept: null,
    failingSince: null,
    brokenAt: null,
  }
  if (!anchor && config.mode === 'live')
    logger.warn(
      { code: 'no-anchor' },
      'AUDIT_ANCHOR is not set: nothing outside can prove that the audit trail is whole',
    )
  if (watch.sameDisk)
    logger.warn({ code: 'same-disk' }, 'the anchor of the audit trail lies on the same disk as the data')
  let last: Head | null = null
  let turn: Promise<void> = Promise.resolve()
  const once = async () => {
    await checkNewest(outside.now())
    if (anchor) last = await keepNewest(anchor, last, outside)
  }
  const look = () => {
    turn = turn.then(once).catch((error) => logger.error({}, 'the audit trail could not be looked at', error))
    return turn
  }
  const timer = setInterval(() => void look(), ANCHOR_MINUTES * 60_000)
  timer.unref()
  void look()
  return {
    look,
    stop: () => {
      clearInterval(timer)
      return look()
    },
  }
}

async function checkNewest(at: Date): Promise<void> {
  const newest = await listNewest(systemContext('audit:view', at), RECENT_ENTRIES)
  const brokenAt = firstBroken(newest)
  if (brokenAt !== null)
    logger.error({ code: 'trail-broken', count: brokenAt }, 'the audit trail is broken at this entry')
  watch = { ...watch, brokenAt }
}

/** Returns the head kept last: the one before when there was nothing to keep, or when it could not be kept. */
async function keepNewest(anchor: Anchor, last: Head | null, { now, send }: Outside): Promise<Head | null> {
  const head = await findHead(systemContext('audit:view', now()))
  if (!head || !isDue(head, last, head.at)) return last
  try {
    await keepHead(anchor, { ...head, key: ownKeyId(), signature: signText(signedText(head)) }, send)
    watch = { ...watch, kept: head, failingSince: null }
    return head
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN'
    logger.error({ code }, 'the head of the audit trail could not be kept outside')
    watch = { ...watch, failingSince: watch.failingSince ?? head.at }
    return last
  }
}
