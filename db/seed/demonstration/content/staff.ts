import type { DemoRole, DemoStaff, ForumSlug } from './types.ts'

const facilitation = 'Demonstration Facilitation Partner (example)'
const victimSupport = 'Victim Support (demonstration)'
const mopac = 'MOPAC (demonstration)'
const mps = 'Metropolitan Police Service (demonstration)'

/** Word names with the role beside them, so that nobody is mistaken for a real person. */
export const staff: DemoStaff[] = [
  {
    key: 'fern',
    name: 'Fern (facilitator)',
    email: 'fern.facilitator@example.org',
    role: 'facilitator',
    forums: ['open', 'disability'],
    organisation: facilitation,
  },
  {
    key: 'moss',
    name: 'Moss (facilitator)',
    email: 'moss.facilitator@example.org',
    role: 'facilitator',
    forums: ['black-communities', 'parents-of-young-victims'],
    organisation: facilitation,
  },
  {
    key: 'reed',
    name: 'Reed (facilitator)',
    email: 'reed.facilitator@example.org',
    role: 'facilitator',
    forums: ['women-and-girls', 'lgbtq'],
    organisation: facilitation,
  },
  {
    key: 'heron',
    name: 'Heron (Victim Support)',
    email: 'heron.support@example.org',
    role: 'support',
    forums: ['open', 'black-communities', 'disability'],
    organisation: victimSupport,
  },
  {
    key: 'plover',
    name: 'Plover (Victim Support)',
    email: 'plover.support@example.org',
    role: 'support',
    forums: ['women-and-girls', 'lgbtq', 'parents-of-young-victims'],
    organisation: victimSupport,
  },
  { key: 'ash', name: 'Ash (analyst)', email: 'ash.analyst@example.org', role: 'analyst', organisation: mopac },
  { key: 'larch', name: 'Larch (analyst)', email: 'larch.analyst@example.org', role: 'analyst', organisation: mopac },
  {
    key: 'sorrel',
    name: 'Sorrel (analyst)',
    email: 'sorrel.analyst@example.org',
    role: 'analyst',
    organisation: mopac,
  },
  {
    key: 'cove',
    name: 'Cove (commissioner)',
    email: 'cove.commissioner@example.org',
    role: 'commissioner',
    organisation: mopac,
  },
  {
    key: 'harbour',
    name: 'Harbour (commissioner)',
    email: 'harbour.commissioner@example.org',
    role: 'commissioner',
    organisation: mopac,
  },
  { key: 'birch', name: 'Birch (Board)', email: 'birch.board@example.org', role: 'board', organisation: mps },
  { key: 'cedar', name: 'Cedar (Board)', email: 'cedar.board@example.org', role: 'board', organisation: mps },
  { key: 'elm', name: 'Elm (Board secretary)', email: 'elm.board@example.org', role: 'board', organisation: mps },
  { key: 'flint', name: 'Flint (administrator)', email: 'flint.admin@example.org', role: 'admin', organisation: mopac },
  { key: 'slate', name: 'Slate (administrator)', email: 'slate.admin@example.org', role: 'admin', organisation: mopac },
  { key: 'quill', name: 'Quill (data protection)', email: 'quill.dpo@example.org', role: 'dpo', organisation: mopac },
]

/** People who cannot sign in: two who were invited, and one who left. */
export const others = [
  {
    key: 'wren',
    name: 'Wren (facilitator to come)',
    email: 'wren.facilitator@example.org',
    organisation: facilitation,
    state: 'invited',
  },
  {
    key: 'teasel',
    name: 'Teasel (Board)',
    email: 'teasel.board@example.org',
    organisation: mps,
    state: 'invited',
  },
  {
    key: 'rook',
    name: 'Rook (partner)',
    email: 'rook.partner@example.org',
    organisation: 'City funder (demonstration)',
    state: 'disabled',
  },
] as const

type Given = {
  key: string
  role: DemoRole
  forum?: ForumSlug
  /** Days from today to the first day, and to the last one where there is one. */
  from: number
  until?: number
  /** So many days ago it was last used; null for never. */
  used: number | null
  reason: string
}

/** Why the people of the demonstration have their first role, how long ago it was given, and when it was last used. */
export const firstRoles: Record<string, Pick<Given, 'from' | 'until' | 'used' | 'reason'>> = {
  fern: { from: -560, used: 1, reason: 'Facilitates two forums for the partner' },
  moss: { from: -560, used: 3, reason: 'Facilitates two forums for the partner' },
  reed: { from: -552, used: 2, reason: 'Facilitates two forums for the partner' },
  heron: { from: -548, used: 6, reason: 'Victim Support in the room at three forums' },
  plover: { from: -548, used: 4, reason: 'Victim Support in the room at three forums' },
  ash: { from: -555, used: 1, reason: 'Tags points and drafts the Board report' },
  larch: { from: -300, until: 24, used: 8, reason: 'Covers for a colleague who is on leave' },
  sorrel: { from: -410, used: 5, reason: 'Second coder of points' },
  cove: { from: -560, used: 2, reason: 'Contract manager, second signature on reports' },
  harbour: { from: -430, used: 9, reason: 'Second contract manager' },
  birch: { from: -400, used: 20, reason: 'Member of the Programme Board' },
  cedar: { from: -400, used: 131, reason: 'Member of the Programme Board' },
  elm: { from: -214, used: null, reason: 'Secretary of the Programme Board' },
  flint: { from: -575, used: 1, reason: 'First administrator of the service' },
  slate: { from: -560, used: 12, reason: 'Second administrator, so that one is always there' },
  quill: { from: -540, used: 7, reason: 'Data protection officer of MOPAC' },
}

/** Roles beside the first: to come, over by themselves, or ended. */
export const furtherRoles: Given[] = [
  { key: 'wren', role: 'facilitator', forum: 'open', from: 12, used: null, reason: 'Takes over a forum after Fern' },
  { key: 'teasel', role: 'board', from: -16, used: null, reason: 'New member of the Programme Board' },
  {
    key: 'plover',
    role: 'support',
    forum: 'disability',
    from: -90,
    used: 40,
    reason: 'Stands in for Heron when Heron is away',
  },
  {
    key: 'reed',
    role: 'facilitator',
    forum: 'disability',
    from: -250,
    until: -205,
    used: 206,
    reason: 'Stood in for Fern for six weeks',
  },
]
