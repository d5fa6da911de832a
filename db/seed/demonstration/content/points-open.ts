import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the open forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsOpen: DemoPoint[] = [
  point('suggestion', 'one', 'mixed', 'COM-UPDATES')`
    Let people choose how often they hear and by which route, then show that choice to every new officer.`,
  point('experience', 'general', 'problem', 'RGT-AWARE', 'CRT-PREP')`
    Hardly anyone in the room had heard of the Victims' Code before joining. Some had gone into a trial without being
    told any of it.`,
  point('experience', 'several', 'working_well', 'SUP-REFER', 'TRT-EMPATHY')`
    Victim Support rang within two days and asked what would help rather than reading from a list.`,
  point('suggestion', 'general', 'problem', 'COM-PLAIN', 'COM-CHASE')`
    Hand over a one-page map of the steps in plain words, with usual timescales and a name to ring, on the day of the
    report.`,
  point('experience', 'several', 'problem', 'SUP-REFER')`
    Needs were asked about once on a bad day and support was never offered again, although things had changed a great
    deal.`,
  point('experience', 'one', 'mixed', 'COM-UPDATES', 'COM-PLAIN')`
    The result came by text within an hour, which was appreciated, but the words used meant nothing without an
    explanation.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'RPT-FIRST')`
    Being told on the first call that it was minor and hardly worth writing down made people doubt themselves.`,
  point('suggestion', 'general', 'working_well', 'SYS-FEEDBACK', 'SYS-TRUST')`
    Keep opening every session with what has changed since last time. It is the first proof that speaking here does
    something.`,
  point('experience', 'several', 'problem', 'INV-DELAY', 'COM-UPDATES')`
    The investigation dragged on so long that life was put on hold. Holidays, jobs and house moves all waited for a
    call.`,
  point('experience', 'several', 'working_well', 'COM-UPDATES', 'COM-CHASE', 'INV-DELAY')`
    Where officers agreed a fortnightly call and kept to it, nobody had to chase and the long wait felt bearable even
    without news.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'RPT-ACCESS')`
    Messages left on 101 disappear. People were told the officer had been emailed and then never heard back.`,
  point('ask', 'general', 'problem', 'RPT-BELIEF', 'RPT-FIRST', 'TRT-EMPATHY')`
    Review how first calls are answered and report back on what was found about tone and about being taken seriously.`,
  point('suggestion', 'general', 'mixed', 'COM-PLAIN', 'COM-DECISION')`
    Add a short plain summary of the decision and the reason at the top of each letter. The full wording can stay
    underneath.`,
  point('ask', 'general', 'problem', 'COM-UPDATES', 'SYS-FEEDBACK')`
    Set a longest gap between updates that nobody may exceed, and show how often it is met.`,
  point('experience', 'several', 'working_well', 'INV-EFFORT', 'RPT-BELIEF', 'COM-UPDATES')`
    People noticed when someone checked every camera, spoke to neighbours and rang to say so. Even with no result, they
    felt taken seriously.`,
  point('experience', 'one', 'problem', 'COM-MANAGE', 'INV-DELAY')`
    Nobody said it could take years. Hearing the truth at the start would have been easier than hoping each week.`,
  point('suggestion', 'general', 'problem', 'COM-CHASE', 'RGT-AWARE')`
    Send the crime number, a name to contact and the leaflet on rights within a day, with a way to correct what was
    written down.`,
  point('experience', 'several', 'mixed', 'COM-UPDATES', 'COM-CHASE', 'TRT-EMPATHY')`
    Contact was good for the first month and then calls went unreturned. The early care made the later silence harder to
    understand.`,
  point('ask', 'one', 'problem', 'CRT-MEASURES', 'CRT-PREP', 'TRT-TRAUMA')`
    Guarantee a separate waiting space at court and show it to people beforehand. Sitting across from the other side's
    family brings everything back.`,
  point('experience', 'one', 'working_well', 'INV-PROPERTY', 'TRT-EMPATHY')`
    Belongings came back clean, carefully packed and with a short note. It was a small kindness that mattered a lot.`,
  point('experience', 'several', 'problem', 'COM-OIC', 'TRT-TRAUMA')`
    Every change of officer meant telling it all from the beginning. Notes did not seem to travel with the case.`,
  point('suggestion', 'several', 'working_well', 'COM-CHASE', 'TRT-EMPATHY')`
    Extend the hours of the Victim Focus Desk into evenings and weekends, because people there are kind and it works
    well when it is open.`,
  point('suggestion', 'general', 'mixed', 'RGT-VPS', 'CRT-PREP')`
    Offer the personal statement twice, early on and again close to trial, since people know more about the effects
    later.`,
  point('experience', 'one', 'problem', 'RPT-BELIEF', 'RPT-FIRST')`
    The first question was whether it had really happened that way. After that it was hard to say anything else.`,
  point('ask', 'several', 'mixed', 'RGT-COMPL', 'SYS-FEEDBACK', 'COM-CHASE')`
    Tell us how many complaints about unanswered calls lead to a change, and say what the change was.`,
  point('experience', 'one', 'problem', 'INV-DELAY')`
    A phone taken as evidence was kept far longer than anyone had said, and no loan handset was offered.`,
  point('experience', 'general', 'working_well', 'RGT-AWARE', 'COM-PLAIN', 'COM-CHASE')`
    The new leaflet is clear. Having rights, a number to ring and the reference in one place was praised by the whole
    room.`,
  point('experience', 'general', 'problem', 'COM-UPDATES', 'COM-CHASE')`
    Long silences are the norm. Most heard something only after they had rung or written several times.`,
  point('suggestion', 'one', 'problem', 'SYS-JOINUP', 'TRT-TRAUMA')`
    Let one agency hold the story so people are not asked to tell it to the police, the CPS and support services in
    turn.`,
  point('suggestion', 'one', 'mixed', 'SYS-FEEDBACK')`
    The survey by text is a good idea, but send it again at the end of the case, not only after the first visit.`,
  point('experience', 'one', 'problem', 'RGT-COMP', 'TRT-TRAUMA', 'COM-PLAIN')`
    The compensation form asked for the whole story again in tiny boxes full of jargon, and then nothing arrived for
    months.`,
  point('experience', 'several', 'working_well', 'RPT-BELIEF', 'TRT-EMPATHY', 'SYS-TRUST')`
    Hearing "I believe you" at the start changed everything that came after. Trust that was earned that way has lasted
    for years.`,
  point('ask', 'one', 'problem', 'COM-UPDATES', 'CRT-PREP')`
    Tell people as soon as a hearing is at risk of moving, even before the new day is known.`,
  point('experience', 'several', 'working_well', 'CRT-PREP', 'TRT-EMPATHY')`
    A visit to the court with a kind guide before the hearing took away most of the fear. Knowing where to sit and which
    door to use helped.`,
  point('suggestion', 'several', 'problem', 'COM-CHASE', 'COM-UPDATES')`
    Give each case a shared team inbox so that questions are answered and updates go on while one officer is on leave.`,
  point('experience', 'several', 'problem', 'RPT-ACCESS', 'TRT-EMPATHY')`
    Front counters are closed or have no private space. Saying why you have come in front of a queue is humiliating.`,
  point('experience', 'several', 'mixed', 'RPT-ACCESS', 'COM-UPDATES', 'COM-CHASE')`
    Reporting online was quick and private, but no word came back that a human being had read the form, and there was
    nobody to ask.`,
  point('experience', 'several', 'problem', 'CRT-DELAY', 'CRT-PREP', 'COM-DECISION')`
    Hearings were moved the evening before, after time off and childcare had been arranged. Nobody said why.`,
  point('experience', 'one', 'working_well', 'COM-OIC', 'TRT-TRAUMA')`
    When the officer moved on they introduced the new one on a joint call, so nothing had to be told twice.`,
  point('ask', 'general', 'problem', 'COM-CHASE', 'RPT-FIRST')`
    Make sure everyone leaves the first meeting with a named contact and a second one in case of absence.`,
  point('suggestion', 'general', 'problem', 'RPT-BELIEF', 'SYS-TRAIN', 'SYS-FEEDBACK')`
    Include people with lived experience in training for new recruits, with time on how a doubting first question
    feels.`,
  point('experience', 'general', 'mixed', 'TRT-EMPATHY', 'SYS-TRUST')`
    Individual officers are often kind and plainly worn out. The room felt for them, but trust still depends on the job
    being done.`,
  point('experience', 'several', 'problem', 'INV-NFA', 'COM-PLAIN', 'RGT-AWARE')`
    The right to ask for a review was mentioned once in a long letter, and the time limit had nearly passed before
    people understood it.`,
  point('experience', 'one', 'working_well', 'RPT-FIRST', 'TRT-EMPATHY')`
    The call handler stayed calm, explained what would happen next and did not hang up until someone had arrived.`,
  point('experience', 'several', 'problem', 'COM-UPDATES', 'COM-DECISION', 'TRT-EMPATHY')`
    Finding out from an automatic message that a case had been closed, months after the last call, left people feeling
    discarded.`,
  point('experience', 'one', 'working_well', 'COM-CHASE', 'COM-UPDATES', 'TRT-EMPATHY')`
    The Victim Focus Desk picked up within minutes, was friendly and rang back with news the same afternoon as
    promised.`,
  point('ask', 'general', 'mixed', 'SYS-FEEDBACK', 'SYS-TRUST')`
    Come back with a date and a named role for each promise, including the ones that cannot be kept.`,
  point('suggestion', 'one', 'problem', 'INV-PROPERTY', 'COM-DECISION', 'COM-CHASE')`
    Give a written receipt that says what is held and why, whom to ask and when it should come back.`,
]
