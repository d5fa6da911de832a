import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the women and girls forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsWomenAndGirls: DemoPoint[] = [
  point('ask', 'general', 'mixed', 'CRT-DELAY', 'SYS-FEEDBACK')`
    Press for fixed trial dates in cases where someone vulnerable has been waiting longest, and let us know the
    answer.`,
  point('experience', 'several', 'problem', 'CRT-MEASURES', 'CRT-PREP')`
    Screens had been agreed on the visit before the hearing, and on the morning itself nobody at court knew anything
    about them.`,
  point('suggestion', 'general', 'working_well', 'SUP-ADVOC', 'CRT-PREP')`
    Make the pre-trial visit with an advocate a standard part of preparation, as those who had it found it so useful.`,
  point('experience', 'several', 'problem', 'COM-PLAIN', 'RPT-FIRST')`
    On the first visit, women with little English were spoken to through a relative, who was not always a safe person to
    have there.`,
  point('ask', 'several', 'problem', 'TRT-BLAME', 'TRT-TRAUMA')`
    Take advice about changing routes, clothes or phone numbers out of standard letters. It puts the burden in the wrong
    place and brings the fear back.`,
  point('experience', 'one', 'mixed', 'INV-DIGITAL', 'COM-DECISION', 'INV-DELAY')`
    The reason for needing the phone was explained well, although the promised few days without it turned into months.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'TRT-EMPATHY')`
    Being asked in a sharp tone why you had stayed, or why you had not rung sooner, felt like being called a liar.`,
  point('experience', 'one', 'working_well', 'TRT-EMPATHY', 'TRT-TRAUMA')`
    Somebody found a blanket, a hot drink and a quiet corner before asking a single question.`,
  point('experience', 'one', 'problem', 'COM-DECISION', 'COM-UPDATES', 'CRT-PREP')`
    The charge was changed to something lesser and it was only mentioned in passing at the court door.`,
  point('experience', 'several', 'working_well', 'SAF-PROTECT', 'RPT-BELIEF')`
    When conditions were broken and someone acted on it the same day, people felt taken seriously and safe for the first
    time in months.`,
  point('suggestion', 'several', 'problem', 'COM-CHASE')`
    Name a deputy for each specialist officer, since shifts and court days make them hard to reach.`,
  point('ask', 'general', 'problem', 'SUP-REFER', 'TRT-TRAUMA')`
    Do not ask anybody whether they want to carry on until an advocate has been offered and has had time to ring.`,
  point('experience', 'several', 'mixed', 'SUP-ADVOC', 'SUP-REFER')`
    Advocates are wonderful once you have one. Getting one depends on where you live and how long the list is.`,
  point('ask', 'one', 'problem', 'RPT-BELIEF', 'RPT-FIRST')`
    Record at the end of a first visit whether the woman felt listened to, and have a supervisor read the answers.`,
  point('experience', 'several', 'working_well', 'RPT-BELIEF', 'TRT-TRAUMA')`
    Specialist officers who began by saying that the report mattered, and that there was no hurry, made it possible to
    carry on.`,
  point('experience', 'general', 'problem', 'COM-UPDATES', 'COM-CHASE')`
    Silence is frightening when you do not know whether someone has been spoken to or bailed, or whom to ask. Days feel
    like months.`,
  point('experience', 'several', 'problem', 'SUP-MENTAL', 'SUP-REFER')`
    Some were advised to put off counselling until after the trial and were never offered anything else to get them
    through.`,
  point('suggestion', 'one', 'mixed', 'SYS-TRAIN', 'RPT-FIRST', 'RPT-BELIEF')`
    Use real call recordings, with consent, to teach what taking stalking seriously sounds like on a first call.`,
  point('experience', 'several', 'problem', 'SAF-PROTECT', 'RPT-BELIEF')`
    Breaches were reported again and again without being taken seriously, and each time the only advice was to keep a
    diary.`,
  point('experience', 'several', 'working_well', 'TRT-TRAUMA', 'TRT-EMPATHY')`
    Being given breaks, a choice of room and control over the pace, by someone patient, made it possible to give a long
    account.`,
  point('suggestion', 'general', 'problem', 'RGT-COMP', 'SUP-REFER')`
    Offer everyone a support worker to sit down with them over compensation forms, so nobody is left alone with them at
    night.`,
  point('experience', 'one', 'working_well', 'COM-METHOD', 'COM-UPDATES')`
    Weekly calls came only at the agreed time from a withheld number, and a code word was used without any fuss.`,
  point('ask', 'several', 'problem', 'COM-CHASE', 'RPT-ACCESS')`
    Open an out-of-hours number for bail and safety worries that is not the general emergency line.`,
  point('suggestion', 'several', 'problem', 'SAF-REPEAT', 'RPT-FIRST')`
    Link every report to earlier ones on the system so whoever picks up the phone first sees the pattern at once.`,
  point('suggestion', 'one', 'mixed', 'COM-UPDATES', 'COM-CHASE')`
    Agree a contact plan with a named person at the start that covers quiet weeks too, and revisit it whenever something
    big changes.`,
  point('suggestion', 'general', 'problem', 'INV-DIGITAL', 'INV-DELAY')`
    Take only what is needed from a phone, while the person waits, and hand it straight back rather than months later.`,
  point('experience', 'several', 'working_well', 'SUP-ADVOC', 'COM-PLAIN', 'CRT-PREP')`
    Advocates explained each step in plain words, came on the visit before court and pushed back when needed. Without
    them many would have walked away.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'SAF-PROTECT')`
    Bail questions were passed between the custody desk, the officer and the duty team, and no one could answer.`,
  point('experience', 'several', 'problem', 'SYS-ATTRITION', 'SUP-REFER', 'TRT-TRAUMA')`
    A form for stepping back was put in front of people at the hardest moment, before any support had been offered.`,
  point('ask', 'one', 'mixed', 'CRT-POST', 'RGT-AWARE', 'SYS-FEEDBACK')`
    Check that everyone entitled to the Victim Contact Scheme has been told of it, and come back to explain how any were
    missed.`,
  point('experience', 'general', 'problem', 'RPT-BELIEF', 'RPT-FIRST', 'SYS-TRUST')`
    Not being believed at the first attempt is why many waited a long time before they trusted anyone enough to try
    again.`,
  point('suggestion', 'several', 'working_well', 'TRT-TRAUMA', 'TRT-EMPATHY')`
    Keep the new comfortable interview rooms and spread them to every area. Soft light, a sofa and somebody gentle do
    matter.`,
  point('experience', 'several', 'problem', 'COM-METHOD', 'SAF-RISK')`
    Voicemails said who was ringing and why, on phones that other people at home can pick up.`,
  point('experience', 'one', 'working_well', 'COM-UPDATES', 'COM-CHASE', 'TRT-EMPATHY')`
    The officer kindly rang before the weekend to say when she would be back and who would cover, so there was no
    sitting by the phone.`,
  point('suggestion', 'general', 'mixed', 'TRT-TRAUMA', 'TRT-EMPATHY')`
    Ask each time whether a female officer is preferred and be honest if none is on duty.`,
  point('experience', 'one', 'problem', 'SAF-RISK', 'CRT-POST')`
    News of a release came from a neighbour. There had been no warning and no new safety plan.`,
  point('experience', 'several', 'mixed', 'COM-UPDATES', 'SYS-TRUST')`
    Regular calls were kept up, yet nobody would say what the chances were until the very end, which cost them our
    trust.`,
  point('experience', 'several', 'problem', 'INV-DIGITAL', 'TRT-TRAUMA', 'RPT-BELIEF')`
    Handing over years of messages felt like being doubted and put under investigation yourself.`,
  point('experience', 'general', 'working_well', 'CRT-MEASURES', 'CRT-PREP', 'TRT-TRAUMA')`
    Giving evidence from a remote room away from the court, after a practice run, was praised by everyone who had been
    offered it.`,
  point('ask', 'general', 'problem', 'COM-UPDATES', 'COM-DECISION')`
    Promise that a change in bail or a release, and the reason for it, is shared with the person at risk before it
    happens, not afterwards.`,
  point('experience', 'several', 'problem', 'SAF-REPEAT', 'RPT-BELIEF', 'SYS-TRAIN')`
    Each incident was logged by itself. Nobody had been taught to put them side by side, so none of them was taken
    seriously.`,
  point('suggestion', 'general', 'mixed', 'SYS-JOINUP', 'SUP-REFER', 'SYS-FEEDBACK')`
    Ask women who have used it to help design one referral for housing, health and police support, so nobody fills in
    the same form three times.`,
  point('suggestion', 'one', 'problem', 'RPT-BELIEF', 'TRT-TRAUMA', 'SYS-TRAIN')`
    Teach officers to replace "why didn't you" questions, which sound like doubt, with "what happened next" at the
    person's own pace.`,
  point('experience', 'several', 'working_well', 'RGT-VPS', 'CRT-PREP', 'TRT-EMPATHY')`
    Reading the personal statement out in court felt like getting a voice back. The patient help with wording beforehand
    was excellent.`,
  point('experience', 'one', 'problem', 'CRT-TREAT', 'CRT-PREP')`
    Questions in court went far beyond what the person had been prepared for, and the judge did not step in.`,
  point('experience', 'several', 'working_well', 'COM-CHASE', 'SYS-JOINUP', 'TRT-TRAUMA')`
    One contact for police, court and safety planning saved people from going over it all again. It ought to be
    normal.`,
  point('experience', 'general', 'mixed', 'SYS-TRAIN', 'RPT-FIRST', 'RPT-BELIEF')`
    Specialist teams know what they are doing. The worry is the first officer at the door, who may be new and start from
    doubt.`,
  point('suggestion', 'one', 'problem', 'SAF-PROTECT', 'COM-PLAIN', 'COM-CHASE')`
    Put bail conditions in plain writing to the person they protect, with a named officer to ring if they are broken.`,
]
