import { Page } from './page.tsx'

const pages: Record<number, { title: string; paragraphs: string[] }> = {
  400: {
    title: 'We could not read that',
    paragraphs: [
      'What was sent was not a form of this service. Nothing was changed.',
      'Go back, load the page again and try once more.',
    ],
  },
  401: { title: 'You have been signed out', paragraphs: [] },
  403: {
    title: 'You cannot open this page',
    paragraphs: [
      'Your account does not include it. Nothing was changed.',
      'If your work needs it, ask an administrator of this service to add the role to your account.',
    ],
  },
  404: {
    title: 'Page not found',
    paragraphs: [
      'If you typed the address, check it is correct. If you pasted it, check you copied all of it.',
      'It may also have been removed, or belong to a forum that is not one of yours.',
    ],
  },
  405: {
    title: 'This page does not take that',
    paragraphs: ['Nothing was changed. Go back and use the buttons on the page.'],
  },
  500: {
    title: 'Sorry, there is a problem with the service',
    paragraphs: [
      'What you sent may not have been saved. Go back: your browser often still holds what you typed. Then try again in a few minutes.',
      'If it goes on, tell the person who runs this service what you were doing and when.',
    ],
  },
  503: {
    title: 'Sorry, the service is busy',
    paragraphs: ['Nothing was changed. Wait a minute, go back and send the form again.'],
  },
}

const pageFor = (status: number) => pages[status] ?? pages[500] ?? { title: 'Sorry', paragraphs: [] }

export const errorTitle = (status: number) => pageFor(status).title

/** Says what happened and what to do next; never a code, a stack or a name of something inside. */
export function ErrorPage({ status }: { status: number }) {
  const page = pageFor(status)
  return (
    <Page title={page.title}>
      {page.paragraphs.map((paragraph) => (
        <p className="govuk-body" key={paragraph}>
          {paragraph}
        </p>
      ))}
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          Go to what needs doing
        </a>
      </p>
    </Page>
  )
}
