/** How likely it is that one of these is larger than one of those, from 0 to 1: one half when nothing tells them apart. */
export function areaUnderCurve(these: readonly number[], those: readonly number[]): number {
  let larger = 0
  for (const one of these) for (const other of those) larger += one > other ? 1 : one === other ? 0.5 : 0
  return larger / (these.length * those.length)
}

export function median(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
