import { Button } from '#app/ui/govuk/index.ts'

export type ForumLinks = { participants: boolean; sessions: boolean; settings: boolean }

/** What this person can open from here. */
export function ForumActions({ slug, links }: { slug: string; links: ForumLinks }) {
  const shown = [
    { may: links.participants, href: `/forums/${slug}/participants`, text: 'Participants' },
    { may: links.sessions, href: `/forums/${slug}/sessions`, text: 'Lay out sessions' },
    { may: links.sessions, href: `/forums/${slug}/rhythm`, text: 'When it meets' },
    { may: links.settings, href: `/forums/${slug}/settings`, text: 'Settings' },
  ].filter(({ may }) => may)
  if (shown.length === 0) return null
  return (
    <div className="govuk-button-group">
      {shown.map(({ href, text }) => (
        <Button key={href} href={href} classes="govuk-button--secondary">
          {text}
        </Button>
      ))}
    </div>
  )
}
