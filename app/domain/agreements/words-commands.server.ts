import { desc, eq } from 'drizzle-orm'
import type { Confirmed } from '#app/domain/shared/context.ts'
import { todayInLondon } from '#app/domain/shared/dates.ts'
import { newId } from '#app/domain/shared/ids.ts'
import { done, event, type Result, refuse } from '#app/domain/shared/result.ts'
import { type Submission, writeOnce } from '#db/client.server.ts'
import { agreementWordings } from '#db/schema/index.ts'
import type { NewWording } from './input.ts'
import { type WordsRefusal, whyNotTheseWords } from './words-rules.ts'

/**
 * Puts new words of one purpose in use from a day on. What was agreed before keeps the words it was agreed to: nothing is
 * edited, and everybody who answered is asked again (domain §6.5).
 */
export function putWordingInUse(
  ctx: Confirmed<'agreement:word'>,
  input: Omit<NewWording, 'intent'>,
  once: Submission,
): Promise<Result<{ version: number }, WordsRefusal | 'changed-meanwhile' | 'repeated' | 'sent-before'>> {
  return writeOnce<{ version: number }, WordsRefusal | 'changed-meanwhile'>(
    ctx,
    once,
    async (tx) => {
      const { purpose, text, easyRead, inUseFrom } = input
      const [latest] = await tx
        .select()
        .from(agreementWordings)
        .where(eq(agreementWordings.purpose, purpose))
        .orderBy(desc(agreementWordings.version))
        .limit(1)
      if ((latest?.version ?? 0) !== input.version) return refuse('changed-meanwhile')
      const why = whyNotTheseWords({ text, easyRead, inUseFrom }, latest ?? null, todayInLondon(ctx.now))
      if (why) return refuse(why)
      const row = { id: newId('agw'), purpose, version: input.version + 1, text, easyRead, inUseFrom }
      await tx.insert(agreementWordings).values({ ...row, addedBy: ctx.actor.id })
      const detail = { purpose, version: row.version, inUseFrom }
      return done({ version: row.version }, event('agreement.worded', row.id, detail))
    },
    { unique: { 'agreement_wordings(purpose,version)': 'changed-meanwhile' } },
  )
}
