import { formatDate, type LocalDate } from '../shared/dates.ts'
import type { Pack, PackTable } from './pack-queries.server.ts'
import { PACK_PARTS, type PackPart } from './status.ts'

/** What each part is, for whoever reads it. The file names say nothing to anybody who sees them (domain §7). */
export const packPartWords: Record<PackPart, { label: string; holds: string }> = {
  contact: { label: 'Part 1 of 2', holds: 'how we reach you' },
  'taking-part': { label: 'Part 2 of 2', holds: 'everything else' },
}

export const packFileName = (part: PackPart, kind: 'html' | 'json') =>
  `copy-part-${PACK_PARTS.indexOf(part) + 1}.${kind}`

/** The part as data that a computer can read: each value as it is held. */
export function packJson(pack: Pack, madeOn: LocalDate): string {
  const tables = pack.tables.map(({ table, rows }) => [
    table,
    rows.map((facts) => Object.fromEntries(facts.map(({ column, value }) => [column, value]))),
  ])
  const content = { madeOn, part: packPartWords[pack.part].label, held: Object.fromEntries(tables) }
  return `${JSON.stringify({ ...content, notIncluded: pack.withheld }, null, 2)}\n`
}

const STYLE = `
  body { font: 1rem/1.5 Helvetica, Arial, sans-serif; color: #0b0c0c; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }
  h1 { font-size: 1.75rem } h2 { font-size: 1.25rem; margin: 2rem 0 .25rem }
  dl { border-top: 1px solid #b1b4b6; padding: .5rem 0; margin: 0 }
  dl div { display: flex; gap: 1rem; padding: .15rem 0 } dt { flex: 0 0 12rem; font-weight: bold }
  dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere } .note { color: #484949; margin: 0 0 .5rem }
  @media (max-width: 30rem) { dl div { display: block } }
  @media print { body { margin: 0; max-width: none } dl { break-inside: avoid } }
`

/**
 * The part as one page that needs nothing else, to read or to print. It says neither in its title nor its name what it is
 * about (domain §7).
 */
export function packPage(pack: Pack, madeOn: LocalDate): string {
  const { label, holds } = packPartWords[pack.part]
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Your copy</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Your copy. ${label}</h1>
<p>This is what we held about you on ${formatDate(madeOn)}. This part has ${holds}. The other part is a file of its own, so that the two need not lie together.</p>
<p><strong>Keep it where nobody else looks.</strong> If that is not safe, you can throw it away and ask again.</p>
${pack.tables.map(tableOf).join('\n')}
${withheldOf(pack)}
<h2>What you can do</h2>
<p>If something is wrong, ask us to put it right. You can also ask us to stop using it, or to erase it. If you are not happy with our answer, you can complain to the Information Commissioner: ico.org.uk, 0303 123 1113.</p>
</main>
</body>
</html>
`
}

function tableOf({ title, why, keep, seen, rows }: PackTable): string {
  const about = `Why we hold it: ${why}. How long: ${keep}. Who sees it: ${seen}.`
  const held = rows.map((facts) => {
    const lines = facts
      .filter(({ isKey }) => !isKey)
      .map(({ label, words }) => `<div><dt>${safe(label)}</dt><dd>${safe(words)}</dd></div>`)
    return `<dl>${lines.join('')}</dl>`
  })
  return `<h2>${safe(title)}</h2>\n<p class="note">${safe(about)}</p>\n${held.join('\n') || '<p>Nothing.</p>'}`
}

function withheldOf({ part, withheld }: Pack): string {
  const said =
    'What is said in sessions is written down without saying who said it. We cannot find out what came from you, and published reports have no names in them.'
  const list = withheld.map(({ what, why }) => `<li>${safe(what)}. ${safe(why)}</li>`).join('\n')
  return `<h2>What is not in this part</h2>\n<ul>\n${list}\n</ul>${part === 'taking-part' ? `\n<p>${said}</p>` : ''}`
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
