/** Why a session did not go ahead. About the session, never about a participant. */
export const cancelReasons: string[] = [
  'Venue flooded',
  'Facilitator unwell',
  'Rail strike: people could not travel',
  'Support worker unwell and no cover found',
  'Lift out of order, so the room was not step-free',
  'Interpreters not available',
  'Heating failed on the day',
  'Severe weather warning',
]

export const voucherSuppliers: string[] = [
  'Demonstration Gift Cards Ltd (example)',
  'Example E-vouchers Ltd (example)',
  'Sample High Street Cards (example)',
]

export const orderReferences: string[] = [
  'DEMO-PO-1001',
  'DEMO-PO-1002',
  'DEMO-PO-1003',
  'DEMO-PO-1004',
  'DEMO-PO-1005',
  'DEMO-PO-1006',
  'DEMO-PO-1007',
  'DEMO-PO-1008',
  'DEMO-PO-1009',
  'DEMO-PO-1010',
  'DEMO-PO-1011',
  'DEMO-PO-1012',
]

/** Openings for quarterly Board reports, oldest first. They hold no figures: the tables below them do. */
export const reportIntroductions: string[] = [
  `This report brings together what the forums told us this quarter about the service victims receive. Being kept
  up to date came up in every room. Members also spoke warmly of staff who listened and kept their word.`,
  `The forums talked this quarter about the first conversation with the police and what follows from it. People who
  felt believed at the start were more willing to stay with a long process. Those who had to chase for news were
  less so, and they have asked for a contact who can open their file.`,
  `Members returned to subjects raised before and told us whether they had noticed a change. Some did, and said so.
  Updates, handovers and clear letters remain the areas where they would like the Board to act next.`,
  `This quarter the forums looked at the whole journey, from the first report to life after court. They asked for
  small things done every time rather than large promises. Where the Board has already answered, the response is
  shown beside the theme and has been shared with the forums that raised it.`,
].map((introduction) => introduction.replace(/\s+/g, ' '))
