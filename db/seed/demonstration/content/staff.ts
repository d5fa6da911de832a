import type { DemoStaff } from './types.ts'

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
  { key: 'wren', name: 'Wren (DPO)', email: 'wren.dpo@example.org', role: 'dpo', organisation: mopac },
]
