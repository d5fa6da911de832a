import type { MetaFunction } from '@remix-run/node'
import { Page, pageTitle } from '#app/ui/service/page.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'

export const meta: MetaFunction = () => pageTitle('Cookies')

export default function Cookies() {
  return (
    <Page title="Cookies">
      <p className="govuk-body">
        A cookie is a small piece of text that a website keeps in your browser. This service uses two. It cannot work
        without them, so we do not ask for your agreement.
      </p>
      <StackedTable
        label="Cookies"
        caption="The cookies we use"
        captionClasses="govuk-table__caption--m"
        head={['Name', 'What it is for', 'How long']}
        rows={[
          [
            'session',
            'Knows that you are signed in. It holds a random number, and nothing about you.',
            'Until you sign out, at most 8 hours. It stops working after 15 minutes without a click (administrators: 10)',
          ],
          [
            'notice',
            'Carries one line, such as “Forum added”, to the next page.',
            'Until the next page, at most 1 minute',
          ],
        ]}
      />
      <p className="govuk-body">
        In your browser’s list their names may start with “__Host-”. That means that they go to this service alone, and
        only over a connection nobody can listen to. Scripts on the page cannot read them.
      </p>
      <p className="govuk-body">
        No cookie follows you to other websites, and none counts what you do. No other company puts a cookie in your
        browser through this service. Nothing else is stored in your browser. When you sign out, we ask your browser to
        forget the pages you saw.
      </p>
    </Page>
  )
}
