import { CONTROLLER, securityMeasures } from './record.ts'

/** One part of the impact assessment: what the service can say, and what a person must write. */
export type AssessmentPart = {
  title: string
  says: string[]
  lists: { words: string; items: string[] }[]
  toWrite: string[]
}

/** What the declarations give. */
export type MapFacts = {
  tables: number
  columns: number
  ofParticipants: number
  special: number
  sealed: number
  digests: number
  purposes: { words: string; article6: string; condition: string }[]
  people: string[]
  recipients: string[]
  keeps: string[]
}

/** The impact assessment under the seven headings of the ICO’s template, as far as the data map fills it (domain §6.7). */
export function assessmentOf(facts: MapFacts): AssessmentPart[] {
  return [need(), processing(facts), consultation(), necessity(facts), risks(), measures(facts), signOff()]
}

const part = (title: string, filled: Partial<Omit<AssessmentPart, 'title'>>): AssessmentPart => ({
  title,
  says: filled.says ?? [],
  lists: filled.lists ?? [],
  toWrite: filled.toWrite ?? [],
})

const need = () =>
  part('1. Need for an assessment', {
    says: [
      `${CONTROLLER} runs forums in which victims of crime say how they were treated.`,
      'An assessment is needed: the data is sensitive, the people are vulnerable, and harm to them could be serious.',
    ],
    toWrite: ['The aim of the project, and who decided that an assessment is needed, and when'],
  })

const processing = ({ tables, columns, ofParticipants, special, ...facts }: MapFacts) =>
  part('2. What is done with the data', {
    says: [
      `Nature: the service holds ${columns} kinds of entry in ${tables} tables. ${ofParticipants} of them are about participants.`,
      `Scope: ${special} are treated as sensitive, because being in a forum can say something about a person.`,
      'Context: participants are volunteers and have no account. Staff of several organisations sign in.',
    ],
    lists: [
      { words: 'Purposes', items: facts.purposes.map(({ words }) => words) },
      { words: 'Whom it is about', items: facts.people },
      { words: 'Who gets it', items: facts.recipients },
      { words: 'How long', items: facts.keeps },
    ],
    toWrite: [
      'How many participants are expected a year',
      'What participants expect, and what has caused worry before',
    ],
  })

const consultation = () =>
  part('3. Consultation', {
    toWrite: [
      'Which participants, or people who speak for them, were asked, and what they said',
      'What the organisations that run forums, Victim Support and security experts said',
      'If nobody was asked: why not',
    ],
  })

const necessity = ({ purposes }: MapFacts) =>
  part('4. Necessity and proportionality', {
    says: [
      'The service has no field for a surname, date of birth, crime, case, officer, diagnosis, ethnicity, sexuality or gender identity, and none for notes about a person.',
      'What a forum says has no author. The police and the Board read reports only, in which small numbers are hidden.',
    ],
    lists: [
      {
        words: 'Lawful basis by purpose, proposed for the officer to confirm',
        items: purposes.map(({ words, article6, condition }) => `${words}. ${article6}. Condition: ${condition}.`),
      },
      {
        words: 'Rights',
        items: [
          'A copy of their data, as a page and as a file',
          'Putting it right, limiting its use, and objecting',
          'Erasure, which destroys their key, so that older copies cannot be read either',
          'Withdrawing an agreement in one step',
        ],
      },
    ],
    toWrite: ['Confirm each basis and condition', 'Whether there is another way to reach the aim with less data'],
  })

const risks = () =>
  part('5. Risks', {
    lists: [
      {
        words: 'Risks that the design is about',
        items: [
          'Somebody who harmed a participant learns that they take part, or how to reach them',
          'Somebody who shares a phone, a mailbox or a home reads a message',
          'A member of staff looks at people who are not theirs',
          'Somebody is recognised in a report, or by putting two reports together',
          'A copy of the data gets into the wrong hands',
          'Data is kept longer than it is needed',
          'A participant is a witness, and what they say about the case has to be disclosed',
        ],
      },
    ],
    toWrite: ['How likely and how serious each risk is: remote, possible or probable; small, large or severe'],
  })

const measures = ({ sealed, digests }: MapFacts) =>
  part('6. Measures', {
    says: [`${sealed} kinds of entry are sealed, ${digests} are held as digests only.`],
    lists: [{ words: 'Measures that are in place', items: [...securityMeasures] }],
    toWrite: [
      'What risk is left after these measures, and who accepts it',
      'Measures outside the service: training, contracts, rooms',
    ],
  })

const signOff = () =>
  part('7. Sign-off and record', {
    toWrite: [
      'Measures approved by: name, date',
      'Risk that is left approved by: name, date. If it is high, ask the ICO first',
      'Advice of the data protection officer, and whether it was followed',
      'When this is looked at again, and by whom',
    ],
  })
