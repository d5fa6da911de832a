/** What a column of a spreadsheet can be brought in as, with the heading the template gives it, and its short name. */
export const importFields = {
  alias: { label: 'First name or nickname', heading: 'First name' },
  email: { label: 'Email address', heading: 'Email' },
  call: { label: 'Phone, for calls', heading: 'Phone' },
  text: { label: 'Phone, for texts', heading: 'Text number' },
  startsOn: { label: 'Day they started', heading: 'Started' },
  adjustments: { label: 'Adjustments', heading: 'Adjustments' },
} as const
export type ImportField = keyof typeof importFields
export const IMPORT_FIELDS = Object.keys(importFields) as ImportField[]

const known: Record<ImportField, RegExp> = {
  alias: /^(first name|name|nickname|alias|known as|preferred name|forename|given name|participant|volunteer)$/,
  email: /^(e ?mail|e ?mail address|mail)$/,
  call: /^(phone|telephone|tel|phone number|telephone number|mobile|mobile number|mobile phone|landline|calls?|phone calls)$/,
  text: /^(texts?|text number|sms|text message|text messages|text phone)$/,
  startsOn: /^(start|started|start date|date started|started on|starts on|joined|date joined|member since|since)$/,
  adjustments: /^(adjustments?|access needs?|access requirements?|support needs?|reasonable adjustments?|needs)$/,
}

/** What we never hold, and why (product.md, "Personal data"; domain §6.4). The first that fits is said. */
const refusals: readonly [RegExp, string][] = [
  [
    /\b(surname|last name|family name|full name|second name|maiden)\b/,
    'We hold a first name or nickname, never a surname.',
  ],
  [/\b(dob|d o b|birth|birthday|age)\b/, 'We do not hold how old somebody is or when they were born.'],
  [/\b(address|postcode|post code|street|borough|town|city|area|ward)\b/, 'We do not hold where somebody lives.'],
  [
    /\b(kin|emergency|partner|spouse|husband|wife|child|children|parents?|family|relative)\b/,
    'We hold nothing about other people in their life.',
  ],
  [
    /\b(crimes?|offences?|incidents?|case|cases|court|cris|custody|charges?|suspects?|offenders?|perpetrators?|statement|trial)\b/,
    'We do not hold what happened to somebody, or how a case stands.',
  ],
  [/\b(officers?|oic|badge|collar|warrant|station)\b/, 'We do not hold the names or numbers of officers.'],
  [
    /\b(ethnic\w*|race|nationality|religion|faith|belief|gender|sex|sexual\w*|orientation|pronouns?|trans|immigration)\b/,
    'We do not hold who somebody is by ethnicity, faith, gender or sexuality.',
  ],
  [
    /\b(health|diagnos\w*|disab\w*|medical|medication|conditions?|mental|gp|doctor|illness)\b/,
    'We hold what we do so that somebody can take part, never a diagnosis.',
  ],
  [
    /\b(ni|nino|national insurance|passport|nhs|bank|sort code|account|iban)\b/,
    'We do not hold official or bank numbers.',
  ],
  [
    /\b(notes?|comments?|remarks?|background|history|story|description|information|info|why|reasons?|circumstances)\b/,
    'We hold no notes about a person.',
  ],
]

const plain = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a column is taken to be by its heading; null when that says nothing we know. */
export function guessField(heading: string): ImportField | null {
  return IMPORT_FIELDS.find((field) => known[field].test(plain(heading))) ?? null
}

/** Why a column is refused by its heading, in words; null when it is not. */
export function whyNotHeld(heading: string): string | null {
  const text = plain(heading)
  if (guessField(heading)) return null
  return refusals.find(([pattern]) => pattern.test(text.replace(/\be ?mail address\b/g, 'email')))?.[1] ?? null
}

/** Whether a first line holds somebody's details rather than the names of columns. */
export const isNoHeading = (headings: readonly string[]) =>
  headings.some((text) => text.includes('@') || text.replace(/\D/g, '').length >= 5)
