import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the open forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsOpen: DemoPoint[] = [
  point('suggestion', 'one', 'mixed', 'COM-UPDATES', 'COM-METHOD')`
    Let people choose how often they hear and by which route, then show that choice to every new officer.`,
  point('experience', 'general', 'problem', 'RGT-AWARE')`
    Hardly anyone in the room had heard of the Victims' Code before joining. Some had been through a whole trial without
    it.`,
  point('experience', 'several', 'working_well', 'SUP-REFER')`
    Victim Support rang within two days and asked what would help rather than reading from a list.`,
  point('suggestion', 'general', 'problem', 'COM-MANAGE')`
    Hand over a one-page map of the steps with usual timescales on the day of the report.`,
  point('experience', 'several', 'problem', 'SUP-NEEDS')`
    Needs were asked about once on a bad day and never checked again, although things had changed a great deal.`,
  point('experience', 'one', 'mixed', 'CRT-OUTCOME')`
    The result came by text within an hour, which was appreciated, but the words used meant nothing without an
    explanation.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'RPT-RECORD')`
    Being told it was minor and hardly worth writing down made people doubt themselves.`,
  point('suggestion', 'general', 'working_well', 'SYS-FEEDBACK')`
    Keep opening every session with what has changed since last time. It is the first proof that speaking here does
    something.`,
  point('experience', 'several', 'problem', 'INV-DELAY')`
    The investigation dragged on so long that life was put on hold. Holidays, jobs and house moves all waited for a
    call.`,
  point('experience', 'several', 'working_well', 'COM-UPDATES')`
    Where officers agreed a fortnightly call and kept to it, the wait felt bearable even when there was no news to
    give.`,
  point('experience', 'several', 'problem', 'COM-CHASE')`
    Messages left on 101 disappear. People were told the officer had been emailed and then never heard back.`,
  point('ask', 'general', 'problem', 'RPT-BELIEF', 'RPT-FIRST')`
    Review how first calls are answered and report back on what was found about tone and about being taken seriously.`,
  point('suggestion', 'general', 'mixed', 'COM-PLAIN')`
    Add a short plain summary at the top of each letter. The full wording can stay underneath for those who want it.`,
  point('ask', 'general', 'problem', 'COM-UPDATES')`
    Set a longest gap between updates that nobody may exceed, and show how often it is met.`,
  point('experience', 'several', 'working_well', 'INV-EFFORT')`
    People noticed when someone checked every camera and spoke to neighbours. Even with no result, it showed that they
    had tried.`,
  point('experience', 'one', 'problem', 'COM-MANAGE')`
    Nobody said it could take years. Hearing the truth at the start would have been easier than hoping each week.`,
  point('suggestion', 'general', 'problem', 'RPT-RECORD')`
    Send the crime number and a summary of what was written down within a day, with a way to correct mistakes.`,
  point('experience', 'several', 'mixed', 'COM-UPDATES')`
    Contact was good for the first month and then tailed off. The early care made the later silence harder to
    understand.`,
  point('ask', 'one', 'problem', 'CRT-MEASURES')`
    Guarantee a separate waiting space at court. Sitting across from the other side's family should never happen.`,
  point('experience', 'one', 'working_well', 'INV-PROPERTY')`
    Belongings came back clean, carefully packed and with a short note. It was a small kindness that mattered a lot.`,
  point('experience', 'several', 'problem', 'COM-OIC')`
    Every change of officer meant starting from the beginning. Notes did not seem to travel with the case.`,
  point('suggestion', 'several', 'working_well', 'COM-CHASE')`
    Extend the hours of the Victim Focus Desk into evenings and weekends, because it works well when it is open.`,
  point('suggestion', 'general', 'mixed', 'RGT-VPS')`
    Offer the personal statement twice, early on and again close to trial, since people know more about the effects
    later.`,
  point('experience', 'one', 'problem', 'RPT-BELIEF')`
    The first question was whether it had really happened that way. After that it was hard to say anything else.`,
  point('ask', 'several', 'mixed', 'RGT-COMPL')`
    Tell us how many complaints about lack of contact lead to a change, and say what the change was.`,
  point('experience', 'one', 'problem', 'INV-PROPERTY')`
    A phone taken as evidence was kept far longer than anyone had said, and no loan handset was offered.`,
  point('experience', 'general', 'working_well', 'RGT-AWARE')`
    The new leaflet is clear. Having rights, a number to ring and the reference in one place was praised by the whole
    room.`,
  point('experience', 'general', 'problem', 'COM-UPDATES')`
    Long silences are the norm. Most heard something only after they had rung or written several times.`,
  point('suggestion', 'one', 'problem', 'SYS-JOINUP')`
    Let one agency hold the story so people are not asked to tell it to the police, the CPS and support services in
    turn.`,
  point('suggestion', 'one', 'mixed', 'SYS-FEEDBACK')`
    The survey by text is a good idea, but send it again at the end of the case, not only after the first visit.`,
  point('experience', 'one', 'problem', 'RGT-COMP')`
    The compensation form asked for the whole story again in tiny boxes, and then nothing arrived for months.`,
  point('experience', 'several', 'working_well', 'RPT-BELIEF', 'TRT-EMPATHY')`
    Hearing "I believe you" at the start changed everything that came after. People still think of it years on.`,
  point('ask', 'one', 'problem', 'COM-UPDATES', 'CRT-DELAY')`
    Tell people as soon as a hearing is at risk of moving, even before the new day is known.`,
  point('experience', 'several', 'working_well', 'CRT-PREP')`
    A visit to the court before the hearing took away most of the fear. Knowing where to sit and which door to use
    helped.`,
  point('suggestion', 'several', 'problem', 'COM-CHASE', 'COM-OIC')`
    Give each case a shared team inbox so that a question does not sit unread while one officer is on leave.`,
  point('experience', 'several', 'problem', 'RPT-ACCESS')`
    Front counters are closed or have no private space. Saying why you have come in front of a queue is humiliating.`,
  point('experience', 'several', 'mixed', 'RPT-ACCESS')`
    Reporting online was quick and private, but nobody could tell whether a human being had read the form.`,
  point('experience', 'several', 'problem', 'CRT-DELAY', 'CRT-PREP')`
    Hearings were moved the evening before, after time off and childcare had been arranged. Nobody said why.`,
  point('experience', 'one', 'working_well', 'COM-OIC', 'COM-UPDATES')`
    When the officer moved on they introduced the new one on a joint call, so nothing had to be told twice.`,
  point('ask', 'general', 'problem', 'COM-CHASE')`
    Make sure everyone leaves the first meeting with a named contact and a second one in case of absence.`,
  point('suggestion', 'general', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Include people with lived experience in training for new recruits, with time on how a doubting first question
    feels.`,
  point('experience', 'general', 'mixed', 'SYS-CAPACITY', 'TRT-EMPATHY')`
    Individual officers are often kind and plainly worn out. The room felt sympathy but still needed the job done.`,
  point('experience', 'several', 'problem', 'INV-NFA')`
    The right to ask for a review was mentioned once in a long letter, and the time limit had nearly passed before
    people understood it.`,
  point('experience', 'one', 'working_well', 'RPT-FIRST')`
    The call handler stayed calm, explained what would happen next and did not hang up until someone had arrived.`,
  point('experience', 'several', 'problem', 'COM-UPDATES', 'COM-DECISION')`
    Finding out from an automatic message that a case had been closed, months after the last call, left people feeling
    discarded.`,
  point('experience', 'one', 'working_well', 'COM-CHASE')`
    The Victim Focus Desk picked up within minutes, found the right team and rang back the same afternoon as promised.`,
  point('ask', 'general', 'mixed', 'SYS-FEEDBACK', 'SYS-TRUST')`
    Come back with a date and a named role for each promise, including the ones that cannot be kept.`,
  point('suggestion', 'one', 'problem', 'INV-PROPERTY')`
    Give a written receipt that says what is held, where to ask and when it should come back.`,
]
