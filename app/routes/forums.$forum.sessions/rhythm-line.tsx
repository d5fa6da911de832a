type RhythmLineProps = { slug: string; rhythm: string | null; slip: string | null }

/** When the forum meets, and how it stands against its six weeks. */
export function RhythmLine({ slug, rhythm, slip }: RhythmLineProps) {
  return (
    <>
      <p className="govuk-body">
        {rhythm ? `This forum meets on ${rhythm}. ` : 'Nobody has said yet when this forum meets. '}
        <a className="govuk-link" href={`/forums/${slug}/rhythm`}>
          {rhythm ? 'Change when it meets' : 'Say when it meets'}
        </a>
      </p>
      {slip ? <p className="govuk-body">{slip}.</p> : null}
    </>
  )
}
