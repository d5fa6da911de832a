import { type Mark, SHAPES } from './status.ts'

/** The six forums of PCD 1645 keep their marks on every calendar and every printed chart. */
const FIXED: Readonly<Record<string, Mark>> = {
  open: { shape: 'circle', letter: 'O' },
  'black-communities': { shape: 'square', letter: 'B' },
  'women-and-girls': { shape: 'triangle', letter: 'W' },
  disability: { shape: 'diamond', letter: 'D' },
  lgbtq: { shape: 'hexagon', letter: 'L' },
  'parents-of-young-victims': { shape: 'pentagon', letter: 'P' },
}
const OTHERS = SHAPES.filter((shape) => !Object.values(FIXED).some((mark) => mark.shape === shape))

type Named = { slug: string; name: string }

/** The mark of each forum, by its slug: never colour alone. Forums added later take the other shapes, in their order. */
export function marksOf(forums: readonly Named[]): Record<string, Mark> {
  const added = forums.filter(({ slug }) => !Object.hasOwn(FIXED, slug))
  return Object.fromEntries(
    forums.map((forum) => [forum.slug, FIXED[forum.slug] ?? markAt(added.indexOf(forum), forum)]),
  )
}

function markAt(place: number, { name }: Named): Mark {
  return { shape: OTHERS[place % OTHERS.length] ?? 'shield', letter: [...name][0]?.toUpperCase() ?? '?' }
}
