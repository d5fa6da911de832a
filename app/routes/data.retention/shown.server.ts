import { countHolds, countPeople, listHolds, listRuleNumbers, listRuns } from '#app/domain/retention/queries.server.ts'
import { weeksFrom } from '#app/domain/retention/rules.ts'
import { RULES, type RuleId, ruleFacts } from '#app/domain/retention/schedule.ts'
import type { Ctx } from '#app/domain/shared/context.ts'
import { formatDate, formatShortDate, todayInLondon } from '#app/domain/shared/dates.ts'

/** What is left, and why: numbers for everybody who may look, references for whoever may set a hold. */
export async function shownRetention(ctx: Ctx<'retention:view'>, holder: Ctx<'retention:hold'> | null) {
  const [numbers, people, heldCount, runs, holds] = await Promise.all([
    listRuleNumbers(ctx),
    countPeople(ctx),
    countHolds(ctx),
    listRuns(ctx),
    holder ? listHolds(holder) : null,
  ])
  return {
    people,
    heldCount,
    overdue: numbers.reduce((sum, { overdue }) => sum + overdue, 0),
    rules: numbers.map((one) => {
      const { about, words, when } = ruleFacts[one.rule]
      return { ...one, about, words, when }
    }),
    weeks: weeksFrom(todayInLondon(ctx.now), numbers[0]?.weeks.length ?? 0).map(
      ({ from, until }) => `${formatShortDate(from)} to ${formatShortDate(until)}`,
    ),
    holds:
      holds?.map(({ startsOn, endsOn, ...hold }) => {
        return { ...hold, since: formatDate(startsOn), until: formatDate(endsOn) }
      }) ?? null,
    runs: runs.map(({ day, finishedAt, removed }) => ({
      day: formatDate(day),
      finished: finishedAt !== null,
      removed: RULES.filter((rule) => removed[rule]).map((rule) => removedInWords(rule, removed[rule] ?? 0)),
    })),
  }
}

const removedInWords = (rule: RuleId, number: number) => `${ruleFacts[rule].words}: ${number}`
