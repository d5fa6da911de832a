type RhythmLineProps = { slug: string; rhythm: string | null; slip: string | null }

/** When the forum meets, and how it stands against its six weeks. */
export function RhythmLine({ slug, rhythm, slip }: RhythmLineProps) {
  return (
    <>
      <p className="govuk-body">
        {rhythm ? `This forum meets on ${rhythm}. ` : 'This forum has no rhythm yet. '}
        <a className="govuk-link" href={`/forums/${slug}/rhythm`}>
          {rhythm ? 'Change its rhythm' : 'Set its rhythm'}
        </a>
      </p>
      {slip ? <p className="govuk-body">{slip}.</p> : null}
    </>
  )
}
