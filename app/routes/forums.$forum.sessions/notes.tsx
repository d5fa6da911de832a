/** What to know about a date, in words. */
export function Notes({ clash, past }: { clash: string | null; past: boolean }) {
  const notes = [clash && `Bank holiday: ${clash}`, past && 'In the past'].filter(Boolean)
  return <>{notes.join('. ')}</>
}
