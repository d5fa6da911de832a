import type { agreementPurposes } from '#db/schema/agreements.ts'

type FirstWording = { purpose: (typeof agreementPurposes)[number]; text: string; easyRead: string }

const paragraphs = (...lines: string[]) => lines.join('\n\n')
const sentences = (...lines: string[]) => lines.join('\n')

/** From when the first version of each wording counts: before the first forum met. */
export const WORDINGS_FROM = '2025-01-01'

/** The first version of the words of each agreement (domain §6.5). Easy-read words have one short sentence a line. */
export const firstWordings: readonly FirstWording[] = [
  {
    purpose: 'taking-part',
    text: paragraphs(
      'I want to take part in a forum. It is a small group that meets about every six weeks. We talk about how public services treated us. We do not talk about the facts of a case.',
      'I know that I do not have to take part. I can say no to any question. I can take a break or leave at any time, and I do not have to say why. It changes nothing about the help I get or about my case.',
      'What the group says is written down without names. The people who run the service use it to ask for changes. They tell us what came of it.',
      'I know that what I say stays in the group, but for one thing. If somebody is in danger, the people who run the group have to tell someone who can help. They talk to me first if they can.',
      'The service keeps my first name or nickname, how to reach me safely, what I need to take part, when I came, and my thank-you vouchers. It does not keep my surname, where I live or what happened to me. I can ask to see it or have it removed.',
    ),
    easyRead: sentences(
      'I want to be in the group.',
      'The group meets every six weeks.',
      'We talk about how services treated us.',
      'I can say no to any question.',
      'I can stop at any time.',
      'I do not have to say why.',
      'My help stays the same if I stop.',
      'What we say is written down without names.',
      'If somebody is in danger, staff must tell someone who can help.',
      'I can ask to see what is kept about me.',
      'I can ask to have it removed.',
    ),
  },
  {
    purpose: 'contact-email',
    text: paragraphs(
      'You may send me emails about meetings and about what changed. Each email goes to me alone. It does not say what the group is about.',
      'We use email only if you have told us that it is safe, and we ask you again from time to time. You can stop it at any time.',
    ),
    easyRead: sentences(
      'You can send me an email.',
      'It goes to me alone.',
      'It does not say what the group is about.',
      'I can stop this at any time.',
    ),
  },
  {
    purpose: 'contact-call',
    text: paragraphs(
      'You may call me on the phone, at the times we agreed. If somebody else answers, the caller does not say who they are or what it is about.',
      'We call only if you have told us that it is safe, and we ask you again from time to time. You can stop it at any time.',
    ),
    easyRead: sentences(
      'You can call me on the phone.',
      'You call at times that are safe for me.',
      'You say nothing to anybody else.',
      'I can stop this at any time.',
    ),
  },
  {
    purpose: 'contact-text',
    text: paragraphs(
      'You may send me text messages about meetings. A text is short and does not say what the group is about.',
      'We send texts only if you have told us that it is safe, and we ask you again from time to time. You can stop it at any time.',
    ),
    easyRead: sentences(
      'You can send me a text.',
      'It is short.',
      'It does not say what the group is about.',
      'I can stop this at any time.',
    ),
  },
  {
    purpose: 'contact-post',
    text: paragraphs(
      'You may write to me by post. The envelope is plain. It does not say who sent it.',
      'We write only if you have told us that it is safe, and we ask you again from time to time. You can stop it at any time.',
    ),
    easyRead: sentences('You can send me a letter.', 'The envelope is plain.', 'I can stop this at any time.'),
  },
  {
    purpose: 'quotes',
    text: paragraphs(
      'You may use a sentence that I said, word for word and without my name, in what the group sends to the people who can change things.',
      'Two people check first that nobody could tell who said it. If they are not sure, it is not used. I can take this back at any time. What was printed before then stays as it is.',
    ),
    easyRead: sentences(
      'You can use my words.',
      'My name is not with them.',
      'Two people check that nobody can tell it was me.',
      'I can stop this at any time.',
      'What is printed already stays.',
    ),
  },
  {
    purpose: 'other-forums',
    text: paragraphs(
      'You may tell me about other groups of this kind, and about other ways to have a say. You use only the ways of reaching me that I have agreed to.',
      'You do not give my details to anybody else. I can take this back at any time.',
    ),
    easyRead: sentences(
      'You can tell me about other groups.',
      'You do not give my details to anybody.',
      'I can stop this at any time.',
    ),
  },
  {
    purpose: 'photo',
    text: paragraphs(
      'You may take a photo with me in it at a meeting and show it to others. You tell me first where it will be shown.',
      'Nobody has to be in a photo. If I say nothing, no photo is taken of me. I can take this back at any time. Then you stop showing it, but you cannot call back what was printed.',
    ),
    easyRead: sentences(
      'You can take a photo with me in it.',
      'You tell me first where you show it.',
      'I can say no.',
      'I can stop this at any time.',
    ),
  },
  {
    purpose: 'check-in',
    text: paragraphs(
      'After a meeting somebody from the support team may ask me how I am, if I left early, was not there, or said something that was hard to say. They ask within three days, and only in the ways that I have agreed to.',
      'Only that they asked is written down, and whether they reached me. What we talk about is not. I can say no each time. I can take this back at any time.',
    ),
    easyRead: sentences(
      'You can ask me how I am after a meeting.',
      'You ask within three days.',
      'What I say is not written down.',
      'I can say no each time.',
      'I can stop this at any time.',
    ),
  },
]
