import { type ReportState, reportActions } from '#app/domain/reports/status.ts'
import type { RefusedForm } from '#app/domain/shared/result.ts'
import { Checkboxes, Details, InsetText } from '#app/ui/govuk/index.ts'
import { refusedForm, ServiceForm } from '#app/ui/service/form.tsx'
import { IntroductionField, WHO_SEES_A_REPORT } from '#app/ui/service/report-introduction.tsx'

type Draft = { state: ReportState; version: number; digest: string; introduction: string }
type Refused = RefusedForm | undefined

/** The step that brings the report on: approval by a second person, then publication. */
export function ApproveOrPublish({ draft, isOwn }: { draft: Draft; isOwn: boolean }) {
  if (draft.state === 'approved') {
    return (
      <>
        <h2 className="govuk-heading-m">Publish</h2>
        <p className="govuk-body">
          The report gets a number and everybody who may read Board reports sees it. It can never be changed or taken
          back.
        </p>
        <ServiceForm intent="publish" submit={reportActions.publish.button}>
          <input type="hidden" name="digest" value={draft.digest} />
        </ServiceForm>
      </>
    )
  }
  return (
    <>
      <h2 className="govuk-heading-m">Approve</h2>
      {isOwn ? (
        <InsetText>A second person must approve it. You drafted this report.</InsetText>
      ) : (
        <ServiceForm intent="approve" submit={reportActions.approve.button}>
          <p className="govuk-body">Read the report above first. You approve exactly what this page shows.</p>
          <input type="hidden" name="version" value={draft.version} />
          <input type="hidden" name="digest" value={draft.digest} />
        </ServiceForm>
      )}
    </>
  )
}

export function Redraft({ draft, refused }: { draft: Draft; refused: Refused }) {
  const own = refused?.typed.intent === 'redraft' ? refused : undefined
  const form = refusedForm(own)
  return (
    <Details summary="Draft it again, or change the introduction" open={own !== undefined}>
      <p className="govuk-body">
        The numbers are made again from what is recorded today. An approval it already has is taken away.
      </p>
      <ServiceForm
        intent="redraft"
        submit={reportActions.redraft.button}
        submitClasses="govuk-button--secondary"
        whoSees={WHO_SEES_A_REPORT}
      >
        <input type="hidden" name="version" value={draft.version} />
        <IntroductionField value={form.value('introduction', draft.introduction)} error={form.error('introduction')} />
      </ServiceForm>
    </Details>
  )
}

export function DeleteDraft({ version, refused }: { version: number; refused: Refused }) {
  const own = refused?.typed.intent === 'delete' ? refused : undefined
  return (
    <Details summary={reportActions.delete.button} open={own !== undefined}>
      <p className="govuk-body">
        The draft and its introduction are lost and cannot be brought back. Sessions and points stay as they are.
      </p>
      <ServiceForm intent="delete" submit={reportActions.delete.button} submitClasses="govuk-button--warning">
        <input type="hidden" name="version" value={version} />
        <Checkboxes
          name="confirm"
          items={[{ value: 'yes', text: 'Yes, this draft may be deleted' }]}
          errorMessage={refusedForm(own).error('confirm')}
        />
      </ServiceForm>
    </Details>
  )
}
