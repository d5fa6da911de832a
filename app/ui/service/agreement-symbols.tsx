import type { AgreementPurpose } from '#app/domain/agreements/status.ts'
import { LineDrawing } from './line-drawing.tsx'

const ENVELOPE = 'M6 14h36v22H6z M6 14l18 13 18-13'

/** Line drawings of our own, 48 by 48: what each agreement is about, for those who find pictures easier than words. */
const drawings: Record<AgreementPurpose, string> = {
  'taking-part':
    'M24 12a5 5 0 1 0 .1 0z M10 20a4 4 0 1 0 .1 0z M38 20a4 4 0 1 0 .1 0z M15 40v-8a9 9 0 0 1 18 0v8 M4 40v-5a6 6 0 0 1 9-5 M44 40v-5a6 6 0 0 0-9-5',
  'contact-email': `${ENVELOPE} M18 6h12 M24 2v8`,
  'contact-call': 'M14 6l6 0 3 9-5 4a24 24 0 0 0 11 11l4-5 9 3v6a4 4 0 0 1-4 4A34 34 0 0 1 10 10a4 4 0 0 1 4-4z',
  'contact-text': 'M6 8h36v24H22l-10 9v-9H6z M14 17h20 M14 24h12',
  'contact-post': ENVELOPE,
  quotes: 'M6 8h36v24H30l-8 9v-9H6z M15 24v-5a4 4 0 0 1 4-4 M27 24v-5a4 4 0 0 1 4-4 M15 24h5v-4h-5 M27 24h5v-4h-5',
  'other-forums':
    'M12 14a5 5 0 1 0 .1 0z M36 14a5 5 0 1 0 .1 0z M4 38v-5a8 8 0 0 1 16 0v5z M28 38v-5a8 8 0 0 1 16 0v5z M21 22h6 M24 19v6',
  'check-in': 'M8 8h32v22H24l-9 8v-8H8z M24 25l-6-6a4 4 0 0 1 6-5 4 4 0 0 1 6 5z',
  photo: 'M6 14h9l3-5h12l3 5h9v25H6z M24 19a7 7 0 1 0 .1 0z',
}

/** The drawing of a purpose. The words beside it say the same, so it is not read out. */
export function AgreementSymbol({ purpose }: { purpose: AgreementPurpose }) {
  return <LineDrawing path={drawings[purpose]} />
}
