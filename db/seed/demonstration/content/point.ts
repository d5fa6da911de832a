import type { DemoPoint } from './types.ts'

/** Reads as the facilitator's form does: what kind, how broadly shared, how it went, its themes, then the words. */
export function point(
  kind: DemoPoint['kind'],
  breadth: DemoPoint['breadth'],
  valence: DemoPoint['valence'],
  ...themes: string[]
): (words: TemplateStringsArray) => DemoPoint {
  return (words) => ({ text: words.join('').replace(/\s+/g, ' ').trim(), kind, breadth, valence, themes })
}
