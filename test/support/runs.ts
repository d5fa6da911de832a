/** How often a life-cycle is played through at each change. At night MODEL_RUNS says more (security.md AZ-08: 10,000). */
const RUNS = Number(process.env.MODEL_RUNS || 25)
const AT_ONCE = 25
const SEED = 1645

/** The rounds of a test that plays a life-cycle through, each with a database and moves of its own; the moves come from its seed. */
export const modelRounds = Array.from({ length: Math.ceil(RUNS / AT_ONCE) }, (_, at) => ({
  seed: SEED + at,
  numRuns: Math.min(AT_ONCE, RUNS - at * AT_ONCE),
}))
