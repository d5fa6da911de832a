import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { EXTRACT_COLUMNS, readPointsCsv } from '#app/domain/points/csv-import.ts'

const read = (...lines: string[]) => readPointsCsv(new TextEncoder().encode(lines.join('\n')))

const readable = (...lines: string[]) => {
  const file = read(...lines)
  if (!file.ok) throw new Error(file.words)
  return file
}

describe('published extracts', () => {
  const extract = (text: string, themes: string, sentiment: string) =>
    [text, 'A report (2020)', 'https://example.test/', 'open', themes, 'quote', 'victim', '', sentiment, 'OGL'].join(
      ',',
    )

  it('are marked as published, with three suggested themes at most and no breadth', () => {
    const file = readable(
      EXTRACT_COLUMNS.join(','),
      extract('One', 'A-B; C-D;A-B;E-F;G-H', 'positive'),
      extract('Two', '', ''),
    )
    expect(file.format).toBe('published-extracts')
    const published = { origin: 'published', kind: 'experience', breadth: null, sourceTitle: 'A report (2020)' }
    expect(file.rows).toEqual([
      { ...published, line: 2, text: 'One', valence: 'working_well', suggestedThemes: ['A-B', 'C-D', 'E-F'] },
      { ...published, line: 3, text: 'Two', valence: null, suggestedThemes: [] },
    ])
  })

  it('need every one of their columns', () => {
    expect(read(EXTRACT_COLUMNS.slice(1).join(','))).toMatchObject({ reason: 'unknown-column' })
  })

  const path = fileURLToPath(new URL('../../../../../shared/data/published-extracts.csv', import.meta.url))
  it.skipIf(!existsSync(path))(
    'of ../shared/data are read without a problem (skipped where that file is absent)',
    () => {
      const file = readPointsCsv(readFileSync(path))
      expect(file).toMatchObject({ ok: true, format: 'published-extracts', problems: [] })
      expect(file.ok && file.rows).toHaveLength(45)
    },
  )
})
