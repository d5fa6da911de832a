import { type LinkState, linkStateWords } from '#app/domain/links/status.ts'
import { Button, InsetText, SummaryList, Tag, WarningText } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'

export type Message = { id: string; state: string; words: string; at: string }
export type Shown = { state: LinkState; until: string; made: string; hasPin: boolean }
export type View = { reference: string; alias: string; hasCodeWord: boolean; link: Shown | null; messages: Message[] }

/** How the link stands, what became of its messages, and what can be done with it now. */
export function Standing({ view }: { view: View & { link: Shown } }) {
  const { reference, link, messages, hasCodeWord } = view
  const words = linkStateWords[link.state]
  const here = `/participants/${reference}/link`
  const word = hasCodeWord ? 'Their code word' : link.hasPin ? 'A PIN you told them' : 'Nothing yet'
  return (
    <>
      <SummaryList
        rows={[
          { key: 'State', value: <Tag classes={words.tag}>{words.label}</Tag> },
          { key: 'Made', value: link.made },
          { key: link.state === 'works' ? 'Works until' : 'Was made to work until', value: link.until },
          { key: 'Opens with', value: word },
          {
            key: 'Messages',
            value: messages.length === 0 ? 'Not sent yet' : <Messages messages={messages} />,
          },
        ]}
      />
      {link.state === 'locked' ? (
        <WarningText>
          {words.means} Speak to them before you make a new one: somebody else may have tried to open their page.
        </WarningText>
      ) : (
        <p className="govuk-body">{words.means}</p>
      )}
      {link.state === 'works' ? (
        <Actions
          here={here}
          hasCodeWord={hasCodeWord}
          link={link}
          isSent={messages.length > 0}
          isWaiting={messages.some(isOnItsWay)}
        />
      ) : null}
    </>
  )
}

const isOnItsWay = ({ state }: Message) => state === 'pending' || state === 'leased'

function Messages({ messages }: { messages: Message[] }) {
  return (
    <>
      {messages.map(({ id, words, at, state }) => (
        <div key={id}>
          {words}, {at}
          {state === 'cancelled' ? (
            <>
              {'. A person has to do it, or it was not safe. Look at '}
              <a className="govuk-link" href="/contact-tasks">
                contact tasks
              </a>
            </>
          ) : null}
        </div>
      ))}
    </>
  )
}

type ActionsProps = { here: string; hasCodeWord: boolean; link: Shown; isSent: boolean; isWaiting: boolean }

function Actions({ here, hasCodeWord, link, isSent, isWaiting }: ActionsProps) {
  const canOpen = hasCodeWord || link.hasPin
  return (
    <>
      {canOpen ? null : (
        <InsetText>
          They have no code word. Make a PIN and tell it to them by word of mouth. Then send the link.
        </InsetText>
      )}
      <div className="app-place-actions">
        {canOpen && !isWaiting ? (
          <ServiceForm intent="send" submit={isSent ? 'Send the same link again' : 'Send the link'}>
            <p className="govuk-hint">It goes by the way that is safe for them. If none is, it is not sent.</p>
          </ServiceForm>
        ) : null}
        {hasCodeWord ? null : (
          <ServiceForm
            intent="pin"
            submit={link.hasPin ? 'Make a new PIN' : 'Make a PIN'}
            submitClasses="govuk-button--secondary"
          >
            <p className="govuk-hint">6 digits, shown to you once. An old PIN stops working.</p>
          </ServiceForm>
        )}
      </div>
      <div className="govuk-button-group">
        <Button href={`${here}?step=make`} classes="govuk-button--secondary">
          Make a new link
        </Button>
        <Button href={`${here}?step=stop`} classes="govuk-button--secondary">
          Stop this link
        </Button>
      </div>
    </>
  )
}
