import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the disability forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsDisability: DemoPoint[] = [
  point('experience', 'one', 'mixed', 'COM-UPDATES')`
    Messages were regular once the phone line was dropped, but getting there took three requests and a complaint.`,
  point('experience', 'one', 'problem', 'INV-DIGITAL', 'INV-PROPERTY')`
    A phone used as a communication aid was taken away, leaving the person without a voice for weeks.`,
  point('suggestion', 'several', 'working_well', 'SUP-ACCESSIB')`
    Copy the access checklist used for this forum into police stations and courts. It has worked well for us.`,
  point('experience', 'several', 'problem', 'COM-PLAIN')`
    Words like "disposal", "disclosure" and "remand" were used without stopping to see whether they were understood.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF')`
    Speech, memory or medication was taken as a reason to doubt the account.`,
  point('experience', 'several', 'mixed', 'SYS-TRAIN')`
    Some staff have clearly had training on hidden disabilities. It only takes one who has not to undo the good.`,
  point('suggestion', 'one', 'problem', 'RGT-VPS')`
    Accept the personal statement in signed video, audio or pictures, not only in writing.`,
  point('experience', 'general', 'working_well', 'SUP-SPECIALIST')`
    Deaf and disabled people's organisations were described as the one place where no explanation is required.`,
  point('ask', 'several', 'problem', 'COM-UPDATES')`
    Record the preferred format once, make it a required field, and report how often it was followed.`,
  point('experience', 'one', 'working_well', 'RPT-FIRST')`
    The call handler noticed that speech was difficult, switched to yes or no questions and kept checking in.`,
  point('experience', 'several', 'problem', 'COM-CHASE')`
    Being told to ring back in the morning ignores the effort that one phone call can take.`,
  point('experience', 'several', 'problem', 'RPT-ACCESS', 'SUP-ACCESSIB')`
    Counters are high, noisy and brightly lit, with nowhere to sit while waiting.`,
  point('experience', 'several', 'mixed', 'COM-PLAIN')`
    The easy read leaflet exists and is good. Most found it by themselves on a website after it was needed.`,
  point('ask', 'one', 'problem', 'CRT-MEASURES')`
    Book an intermediary automatically when one was used for the interview, so nobody has to fight for it twice.`,
  point('experience', 'several', 'working_well', 'SUP-ACCESSIB')`
    BSL interpreters were booked before anyone had to ask, and stayed long enough to cover the questions at the end.`,
  point('experience', 'one', 'problem', 'COM-OIC', 'SUP-NEEDS')`
    A new officer meant losing the arrangement for morning appointments, and there was no record of why it had been
    agreed.`,
  point('suggestion', 'general', 'problem', 'SUP-ACCESSIB', 'CRT-PREP')`
    Ask about access at the very first contact and send the answer ahead to every building the person must visit.`,
  point('suggestion', 'one', 'mixed', 'RPT-ACCESS')`
    Test the online report form with people who use switches, magnifiers and voice software before it is altered.`,
  point('suggestion', 'general', 'problem', 'RPT-BELIEF', 'TRT-TRAUMA')`
    Offer a pause and a second appointment as standard so that tiredness is not mistaken for changing the story.`,
  point('experience', 'several', 'working_well', 'TRT-EMPATHY')`
    Officers who spoke to the person and not to the carer were remembered with real warmth.`,
  point('experience', 'general', 'problem', 'COM-UPDATES')`
    Updates came as letters in small print or as missed calls. For several of us that is the same as no update.`,
  point('experience', 'several', 'working_well', 'COM-CHASE')`
    The Victim Focus Desk kept a note of access needs, so people did not have to repeat them each time they rang.`,
  point('ask', 'general', 'mixed', 'SYS-FEEDBACK')`
    Tell us what became of the access points raised here before, in easy read, ahead of the next meeting.`,
  point('experience', 'several', 'problem', 'RPT-RECORD')`
    Hostility about disability was written down as a neighbour dispute, and nobody asked whether it should be flagged.`,
  point('suggestion', 'general', 'mixed', 'COM-UPDATES', 'COM-PLAIN')`
    Send updates in the format the person picked, with a picture version ready for those who find reading hard.`,
  point('ask', 'general', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Review how credibility is judged when a witness communicates differently, and bring the findings here.`,
  point('experience', 'several', 'working_well', 'RPT-BELIEF')`
    Extra time was given without sighing or finishing people's sentences. They felt taken at their word.`,
  point('experience', 'several', 'problem', 'CRT-DELAY')`
    Late changes to hearing days are worse when transport, medication and carers have all been booked around them.`,
  point('experience', 'one', 'problem', 'TRT-EMPATHY')`
    A companion was asked all of the questions, while the person who had made the report sat there unaddressed.`,
  point('experience', 'several', 'mixed', 'SUP-ACCESSIB', 'CRT-MEASURES')`
    The court had a ramp, although the waiting room and toilet were up a flight of stairs.`,
  point('ask', 'general', 'problem', 'SUP-ACCESSIB', 'RPT-ACCESS')`
    Provide remote BSL interpreting on a tablet at every counter, day and night.`,
  point('experience', 'several', 'working_well', 'SUP-NEEDS')`
    Support workers asked "what would make this easier?" at each call and altered things when the answer changed.`,
  point('suggestion', 'one', 'problem', 'RGT-COMPL')`
    Make the complaints form short enough to finish in one sitting, and let people answer it by phone or in BSL.`,
  point('experience', 'one', 'working_well', 'COM-METHOD')`
    Text messages instead of calls were offered on day one, and every officer after that stuck to it.`,
  point('ask', 'one', 'problem', 'COM-CHASE')`
    Give Deaf callers a text number that is staffed by people, with the same waiting time as the voice line.`,
  point('suggestion', 'several', 'problem', 'SUP-MENTAL')`
    Fund counselling that is offered in BSL and in slower, longer sessions.`,
  point('ask', 'general', 'mixed', 'RGT-AWARE', 'COM-PLAIN')`
    Put the Victims' Code in BSL, Braille and easy read at every counter, and check that staff know where it is.`,
  point('experience', 'several', 'problem', 'RPT-ACCESS')`
    The telephone is still the only real way in. Online chat times out and typing takes some of us longer.`,
  point('experience', 'one', 'working_well', 'COM-UPDATES')`
    Updates were sent as a short email with one point to a line, which a screen reader could cope with.`,
  point('suggestion', 'several', 'problem', 'COM-CHASE')`
    Allow a nominated supporter to ring for an update without having to prove who they are afresh at each call.`,
  point('experience', 'general', 'problem', 'SUP-ACCESSIB')`
    Adjustments have to be asked for again at every stage, because they are not passed on with the file.`,
  point('suggestion', 'general', 'mixed', 'SUP-NEEDS')`
    Create an access passport that the person owns, so they can share as much or as little as they choose.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'TRT-DISCRIM')`
    People with learning disabilities said they were treated as unreliable before they had finished speaking.`,
  point('experience', 'general', 'working_well', 'CRT-MEASURES', 'SUP-ACCESSIB')`
    Intermediaries at court got high praise. They slowed things down and made sure that questions were fair.`,
  point('experience', 'several', 'problem', 'CRT-PREP')`
    Travel to court was planned by people who had not checked for lifts, parking or a place to rest.`,
  point('suggestion', 'one', 'working_well', 'COM-METHOD', 'COM-PLAIN')`
    Keep the video messages with captions and signing, and use them for letters on decisions as well.`,
  point('suggestion', 'one', 'mixed', 'SYS-TRAIN')`
    Invite disabled trainers to run short sessions at the start of shifts instead of another online module.`,
  point('experience', 'several', 'problem', 'SAF-REPEAT')`
    Daily small incidents were treated as a nuisance. Together they had stopped people leaving home.`,
]
