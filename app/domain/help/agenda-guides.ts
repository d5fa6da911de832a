import type { Guide } from './guide.ts'

/** For facilitators: the agenda. */
export const agendaGuides: readonly Guide[] = [
  {
    id: 'agenda',
    title: 'Making the agenda together',
    before:
      'Participants suggest what to talk about, and give dots to what matters most to them. Nobody sees who suggested what, or whose dots are whose. Not you either.',
    steps: [
      'Open the session and choose “Agenda”. “What changed since last time” is always first, and fills itself.',
      'Look at the suggestions. Put them on the agenda, or do not take them: you can bring them back. If the words say who somebody is, change them first. The others see an item once you have taken it.',
      'Type in what people told you by phone or in the room. Never write who said it.',
      'If two say the same, merge one into the other. Both are kept, their dots add up, and you can take them apart again.',
      'Everybody has 3 dots for each session and gives them through their link, until it starts. Once given they stand. For those without a link, count the dots in the room and type in the numbers.',
      'The items with the most dots come first. If you move one up or down, your order counts from then on. “Let the dots decide again” takes it back.',
      'Set the minutes. The page says how many are left.',
      'Print the agenda. There is an easy-read version with drawings. Nothing on the paper says who meets.',
    ],
    after:
      'When time ran out, mark what you did talk about and press “Carry over”. The rest goes to the next session, where dots begin again. You can take it back until somebody has given dots to it there, or that session has begun.',
  },
]
