import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the disability forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsDisability: DemoPoint[] = [
  point('experience', 'one', 'mixed', 'COM-UPDATES', 'COM-CHASE', 'SUP-ACCESSIB')`
    Messages were regular once the phone line was dropped, but getting there took three requests and a complaint.`,
  point('experience', 'one', 'problem', 'INV-DIGITAL', 'SUP-ACCESSIB', 'SYS-TRAIN')`
    A phone used as a communication aid was taken away by someone who did not know what it was, leaving the person
    without a voice for weeks.`,
  point('suggestion', 'several', 'working_well', 'SUP-ACCESSIB', 'SYS-FEEDBACK')`
    Copy the access checklist used for this forum into police stations and courts. It has worked well for us.`,
  point('experience', 'several', 'problem', 'COM-PLAIN', 'COM-DECISION')`
    Decisions came wrapped in words like "disposal", "disclosure" and "remand", and nobody stopped to see whether they
    were understood.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Speech, memory or medication was taken as a reason to doubt the account, by staff who had never been taught
    otherwise.`,
  point('experience', 'several', 'mixed', 'SYS-TRAIN', 'TRT-EMPATHY', 'SYS-TRUST')`
    Some patient staff have clearly had training on hidden disabilities. It only takes one who has not to lose our trust
    again.`,
  point('suggestion', 'one', 'problem', 'RGT-VPS', 'SUP-ACCESSIB')`
    Accept the personal statement in signed video, audio or pictures, not only in writing.`,
  point('experience', 'general', 'working_well', 'SUP-SPECIALIST', 'TRT-CULTURE')`
    Deaf and disabled people's organisations were described as the one place where no explanation is required.`,
  point('ask', 'several', 'problem', 'COM-UPDATES', 'SUP-ACCESSIB')`
    Record the preferred format for updates once, make it a required field, and report how often it was followed.`,
  point('experience', 'one', 'working_well', 'RPT-FIRST', 'SUP-ACCESSIB', 'TRT-EMPATHY')`
    The call handler noticed that speech was difficult, switched to yes or no questions and kept checking in.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'COM-UPDATES', 'SUP-ACCESSIB')`
    Being told to ring back in the morning for news, day after day, ignores the effort that one phone call can take.`,
  point('experience', 'several', 'problem', 'RPT-ACCESS', 'SUP-ACCESSIB')`
    Counters are high, noisy and brightly lit, with nowhere to sit while waiting.`,
  point('experience', 'several', 'mixed', 'COM-PLAIN', 'RGT-AWARE')`
    The easy read leaflet on rights exists and is good. Most found it by themselves on a website after it was needed.`,
  point('ask', 'one', 'problem', 'SUP-ACCESSIB', 'CRT-PREP')`
    Book an intermediary automatically when one was used for the interview, so nobody has to fight for it twice.`,
  point('experience', 'several', 'working_well', 'SUP-ACCESSIB', 'TRT-EMPATHY')`
    BSL interpreters were booked before anyone had to ask, and patiently stayed to cover the questions at the end.`,
  point('experience', 'one', 'problem', 'COM-OIC', 'SUP-ACCESSIB', 'COM-CHASE')`
    A new officer meant losing the arrangement for morning appointments, and nobody could be found who knew why it had
    been agreed.`,
  point('suggestion', 'general', 'problem', 'SUP-ACCESSIB', 'RPT-FIRST', 'CRT-PREP')`
    Ask about access at the very first contact and send the answer ahead to every building the person must visit.`,
  point('suggestion', 'one', 'mixed', 'RPT-ACCESS', 'SUP-ACCESSIB')`
    Test the online report form with people who use switches, magnifiers and voice software before it is altered.`,
  point('suggestion', 'general', 'problem', 'RPT-BELIEF', 'TRT-TRAUMA')`
    Offer a pause and a second appointment as standard so that tiredness is not mistaken for changing the story.`,
  point('experience', 'several', 'working_well', 'TRT-EMPATHY', 'RPT-BELIEF')`
    Officers who spoke to the person and not to the carer, and believed the answers, were remembered with real warmth.`,
  point('experience', 'general', 'problem', 'COM-UPDATES', 'SUP-ACCESSIB', 'COM-CHASE')`
    Updates came as letters in small print or as missed calls with no number to ring back. For several of us that is the
    same as no update.`,
  point('experience', 'several', 'working_well', 'COM-CHASE', 'SUP-ACCESSIB')`
    The Victim Focus Desk kept a note of access needs, so people did not have to repeat them each time they rang.`,
  point('ask', 'general', 'mixed', 'SYS-FEEDBACK', 'COM-PLAIN')`
    Tell us what became of the access points raised here before, in easy read, ahead of the next meeting.`,
  point('experience', 'several', 'problem', 'RPT-RECORD', 'SYS-TRAIN', 'RPT-BELIEF')`
    Hostility about disability was brushed aside as a neighbour dispute, and nobody seemed to know that it should be
    flagged.`,
  point('suggestion', 'general', 'mixed', 'COM-UPDATES', 'COM-PLAIN', 'SUP-ACCESSIB')`
    Send updates in the format the person picked, with a picture version ready for those who find reading hard.`,
  point('ask', 'general', 'problem', 'RPT-BELIEF', 'SYS-TRAIN', 'SYS-FEEDBACK')`
    Review how credibility is judged when a witness communicates differently, teach what is learned, and bring the
    findings here.`,
  point('experience', 'several', 'working_well', 'RPT-BELIEF', 'TRT-EMPATHY', 'RPT-FIRST')`
    The call handler gave extra time without sighing or finishing people's sentences. They felt taken at their word.`,
  point('experience', 'several', 'problem', 'CRT-DELAY', 'CRT-PREP')`
    Late changes to hearing days are worse when transport, medication and carers have all been booked around them.`,
  point('experience', 'one', 'problem', 'TRT-EMPATHY', 'RPT-FIRST')`
    On the first visit a companion was asked all of the questions, while the person who had made the report sat there
    unaddressed.`,
  point('experience', 'several', 'mixed', 'SUP-ACCESSIB', 'CRT-PREP')`
    The court had a ramp, although nobody had said before the day that the waiting room and toilet were up a flight of
    stairs.`,
  point('ask', 'general', 'problem', 'SUP-ACCESSIB', 'RPT-ACCESS')`
    Provide remote BSL interpreting on a tablet at every counter, day and night.`,
  point('experience', 'several', 'working_well', 'SUP-ACCESSIB', 'TRT-EMPATHY')`
    Support workers asked "what would make this easier?" at each call and altered things when the answer changed.`,
  point('suggestion', 'one', 'problem', 'RGT-COMPL', 'SUP-ACCESSIB', 'COM-PLAIN')`
    Make the complaints form short and plain enough to finish in one sitting, and let people answer it by phone or in
    BSL.`,
  point('experience', 'one', 'working_well', 'COM-UPDATES', 'COM-METHOD', 'SUP-ACCESSIB')`
    Updates by text instead of calls were offered on day one, and every officer after that stuck to it.`,
  point('ask', 'one', 'problem', 'RPT-ACCESS', 'SUP-ACCESSIB', 'COM-CHASE')`
    Give Deaf callers a text number that is staffed by people, with the same waiting time as the voice line.`,
  point('suggestion', 'several', 'problem', 'SUP-MENTAL', 'SUP-ACCESSIB', 'SUP-REFER')`
    Offer counselling in BSL, and in slower and longer sessions, as a matter of course.`,
  point('ask', 'general', 'mixed', 'RGT-AWARE', 'SUP-ACCESSIB', 'COM-PLAIN')`
    Put the Victims' Code in BSL, Braille and easy read at every counter, and check that staff know where it is.`,
  point('experience', 'several', 'problem', 'RPT-ACCESS', 'SUP-ACCESSIB')`
    The telephone is still the only real way in. Online chat times out and typing takes some of us longer.`,
  point('experience', 'one', 'working_well', 'COM-UPDATES', 'SUP-ACCESSIB', 'COM-PLAIN')`
    Updates were sent as a short email with one point to a line, which a screen reader could cope with.`,
  point('suggestion', 'several', 'problem', 'COM-CHASE', 'COM-UPDATES')`
    Allow a nominated supporter to ring for an update without having to prove who they are afresh at each call.`,
  point('experience', 'general', 'problem', 'SUP-ACCESSIB', 'CRT-PREP', 'SYS-JOINUP')`
    Adjustments have to be asked for again at every stage and once more before court, because they are not passed on
    with the file.`,
  point('suggestion', 'general', 'mixed', 'SUP-ACCESSIB', 'SYS-FEEDBACK')`
    Create an access passport with disabled people, owned by the person, who can share as much or as little of it as
    they choose.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'RPT-FIRST', 'TRT-DISCRIM')`
    On the first call, people with learning disabilities said, they were treated as unreliable before they had finished
    speaking.`,
  point('experience', 'general', 'working_well', 'CRT-MEASURES', 'SUP-ACCESSIB', 'TRT-EMPATHY')`
    Intermediaries at court got high praise. They were patient, slowed things down and made sure that questions were
    fair.`,
  point('experience', 'several', 'problem', 'CRT-PREP', 'SUP-ACCESSIB')`
    Travel to court was planned by people who had not checked for lifts, parking or a place to rest.`,
  point('suggestion', 'one', 'working_well', 'SUP-ACCESSIB', 'COM-DECISION', 'COM-UPDATES')`
    Keep the video updates with captions and signing, and use them to explain decisions as well.`,
  point('suggestion', 'one', 'mixed', 'SYS-TRAIN', 'SYS-FEEDBACK')`
    Invite disabled trainers to run short sessions at the start of shifts instead of another online module.`,
  point('experience', 'several', 'problem', 'SAF-REPEAT', 'RPT-BELIEF')`
    Daily small incidents were treated as a nuisance. Together they had stopped people leaving home.`,
]
