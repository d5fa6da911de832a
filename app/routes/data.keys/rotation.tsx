import { rotationStateWords } from '#app/domain/keys/status.ts'
import { Button, InsetText, SummaryList, Tag } from '#app/ui/govuk/index.ts'
import { ServiceForm } from '#app/ui/service/form.tsx'
import { StackedTable } from '#app/ui/service/stacked-table.tsx'
import type { ShownKeys } from './shown.server.ts'

type Current = NonNullable<ShownKeys['rotation']>
type Props = Pick<ShownKeys, 'rotation' | 'others' | 'percent' | 'newest' | 'mayRotate' | 'alone'>

/** The change of keys: what there is to do, what waits, or how far it is. */
export function Rotation({ rotation, others, percent, newest, mayRotate, alone }: Props) {
  return (
    <section aria-labelledby="change">
      <h2 className="govuk-heading-m" id="change">
        Change of keys
      </h2>
      {rotation ? (
        <Running rotation={rotation} percent={percent} others={others} mayRotate={mayRotate} alone={alone} />
      ) : null}
      {!rotation && others === 0 ? (
        <p className="govuk-body">
          Everything is sealed with the newest key, version {newest}. Nothing needs doing. To change it, the person who
          runs the service first adds a new one on the machine: <code>npm run keys -- --add</code>
        </p>
      ) : null}
      {!rotation && others > 0 ? <ToDo others={others} newest={newest} mayRotate={mayRotate} alone={alone} /> : null}
    </section>
  )
}

const values = (number: number) => (number === 1 ? '1 value is' : `${number} values are`)

function ToDo({ others, newest, mayRotate, alone }: Pick<Props, 'others' | 'newest' | 'mayRotate' | 'alone'>) {
  return (
    <>
      <p className="govuk-body">
        {values(others)} sealed with an older key. A change of keys seals them with version {newest}. Nobody is kept
        from working meanwhile, and it goes on by itself if the service is stopped. Afterwards the old key can be taken
        out of the key file.
      </p>
      {mayRotate ? (
        <>
          <p className="govuk-body">It takes two administrators: you propose it, another one approves it.</p>
          {alone ? <Alone /> : null}
          <ServiceForm intent="propose">
            <Button preventDoubleClick>Propose the change of keys</Button>
          </ServiceForm>
        </>
      ) : (
        <p className="govuk-body">Two administrators together can start it.</p>
      )}
    </>
  )
}

const Alone = () => (
  <InsetText>
    There is no other administrator who could approve it. Give somebody else that role first, under People.
  </InsetText>
)

type RunningProps = { rotation: Current } & Pick<Props, 'percent' | 'others' | 'mayRotate' | 'alone'>

function Running({ rotation, percent, others, mayRotate, alone }: RunningProps) {
  const { state, toVersion, proposer, proposedAt, isOwn, isStuck, wrapped } = rotation
  const words = rotationStateWords[state]
  const waits = state === 'proposed'
  return (
    <div className="app-card">
      <SummaryList
        rows={[
          { key: 'State', value: <Tag classes={words.tag}>{words.label}</Tag> },
          { key: 'New key', value: `Version ${toVersion}` },
          { key: 'Proposed by', value: `${proposer}, ${proposedAt}` },
          { key: 'Sealed with the new key', value: `${percent}%, ${others} still to do` },
          ...(waits ? [] : [{ key: 'Keys of participants done', value: String(wrapped) }]),
        ]}
      />
      {isStuck ? (
        <p className="govuk-body">The newest key is another one by now. Cancel this, and propose it again.</p>
      ) : null}
      {waits && isOwn ? (
        <p className="govuk-body">You proposed it, so another administrator has to approve it.</p>
      ) : null}
      {waits && isOwn && alone && mayRotate ? <Alone /> : null}
      {waits ? null : (
        <p className="govuk-body">
          It runs in the background.{' '}
          <a className="govuk-link" href="/data/keys">
            Look again
          </a>{' '}
          to see how far it is.
        </p>
      )}
      {mayRotate ? <Answers rotation={rotation} /> : null}
    </div>
  )
}

function Answers({ rotation: { id, digest, state, isOwn, isStuck } }: { rotation: Current }) {
  return (
    <div className="app-actions">
      {state === 'proposed' && !isOwn && !isStuck ? (
        <ServiceForm intent="approve" classes="app-inline-form">
          <input type="hidden" name="rotation" value={id} />
          <input type="hidden" name="digest" value={digest} />
          <Button preventDoubleClick>Approve the change of keys</Button>
        </ServiceForm>
      ) : null}
      <ServiceForm intent="cancel" classes="app-inline-form">
        <input type="hidden" name="rotation" value={id} />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Cancel the change of keys
        </Button>
      </ServiceForm>
    </div>
  )
}

/** What became of the changes of keys there have been. */
export function Rotations({ rotations }: { rotations: ShownKeys['settled'] }) {
  if (rotations.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Changes of keys so far</h2>
      <StackedTable
        label="Changes of keys so far"
        head={['New key', 'Proposed by', 'Approved by', 'Keys of participants', 'What became of it']}
        rows={rotations.map(({ toVersion, proposer, approver, wrapped, state, on }) => [
          `Version ${toVersion}`,
          proposer,
          approver ?? 'Nobody',
          wrapped,
          {
            text: (
              <>
                <Tag classes={rotationStateWords[state].tag}>{rotationStateWords[state].label}</Tag>
                <span className="app-beside">{on}</span>
              </>
            ),
          },
        ])}
      />
    </>
  )
}
