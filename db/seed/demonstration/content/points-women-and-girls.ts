import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the women and girls forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsWomenAndGirls: DemoPoint[] = [
  point('ask', 'general', 'mixed', 'CRT-DELAY')`
    Press for fixed trial dates in cases where someone vulnerable has been waiting longest, and let us know the
    answer.`,
  point('experience', 'several', 'problem', 'CRT-MEASURES')`
    Screens had been agreed, and on the morning itself nobody at court knew anything about them.`,
  point('suggestion', 'general', 'working_well', 'SUP-ADVOC', 'CRT-PREP')`
    Make the pre-trial visit with an advocate a standard part of preparation, as those who had it found it so useful.`,
  point('experience', 'several', 'problem', 'COM-PLAIN', 'SAF-RISK')`
    Women with little English were spoken to through a relative, who was not always a safe person to have there.`,
  point('ask', 'several', 'problem', 'TRT-BLAME')`
    Take advice about changing routes, clothes or phone numbers out of standard letters. It puts the burden in the wrong
    place.`,
  point('experience', 'one', 'mixed', 'INV-DIGITAL')`
    The reason for needing the phone was explained well, although the promised few days without it turned into months.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'TRT-BLAME')`
    Being asked why you had stayed, or why you had not rung sooner, felt like an accusation rather than a question.`,
  point('experience', 'one', 'working_well', 'TRT-EMPATHY')`
    Somebody found a blanket, a hot drink and a quiet corner before asking a single question.`,
  point('experience', 'one', 'problem', 'COM-UPDATES', 'COM-DECISION')`
    The charge was changed to something lesser and it was only mentioned in passing at the court door.`,
  point('experience', 'several', 'working_well', 'SAF-PROTECT')`
    When conditions were broken and someone acted on it the same day, people felt safe for the first time in months.`,
  point('suggestion', 'several', 'problem', 'COM-CHASE', 'COM-OIC')`
    Name a deputy for each specialist officer, since shifts and court days make them hard to reach.`,
  point('ask', 'general', 'problem', 'SYS-ATTRITION', 'SUP-REFER')`
    Do not ask anybody whether they want to carry on until an advocate has been offered and has had time to ring.`,
  point('experience', 'several', 'mixed', 'SUP-ADVOC', 'SYS-CAPACITY')`
    Advocates are wonderful once you have one. Getting one depends on where you live and how long the list is.`,
  point('ask', 'one', 'problem', 'RPT-BELIEF')`
    Record at the end of a first visit whether the woman felt listened to, and have a supervisor read the answers.`,
  point('experience', 'several', 'working_well', 'RPT-BELIEF')`
    Specialist officers who began by saying that the report mattered, and that there was no hurry, made it possible to
    carry on.`,
  point('experience', 'general', 'problem', 'COM-UPDATES')`
    Silence is frightening when you do not know whether someone has been spoken to or bailed. Days feel like months.`,
  point('experience', 'several', 'problem', 'SUP-MENTAL')`
    Some were advised to put off counselling until after the trial and went without help for a very long time.`,
  point('suggestion', 'one', 'mixed', 'SYS-TRAIN')`
    Use real call recordings, with consent, to teach what a good first response to stalking sounds like.`,
  point('experience', 'several', 'problem', 'SAF-PROTECT')`
    Breaches were reported again and again, and each time the only advice was to keep a diary.`,
  point('experience', 'several', 'working_well', 'TRT-TRAUMA')`
    Being given breaks, a choice of room and control over the pace made it possible to give a long account.`,
  point('suggestion', 'general', 'problem', 'RGT-COMP')`
    Have someone sit down with you to fill in compensation forms, so you are not left alone with them at night.`,
  point('experience', 'one', 'working_well', 'COM-METHOD', 'SAF-RISK')`
    Calls came only at the agreed time from a withheld number, and a code word was used without any fuss.`,
  point('ask', 'several', 'problem', 'COM-CHASE')`
    Open an out-of-hours number for bail and safety worries that is not the general emergency line.`,
  point('suggestion', 'several', 'problem', 'SAF-REPEAT', 'RPT-RECORD')`
    Link every report to earlier ones on the system so whoever picks up the phone sees the pattern at once.`,
  point('suggestion', 'one', 'mixed', 'COM-UPDATES')`
    Agree a contact plan at the start that covers quiet weeks too, and revisit it whenever something big changes.`,
  point('suggestion', 'general', 'problem', 'INV-DIGITAL')`
    Take only what is needed from a phone, while the person waits, and hand it straight back.`,
  point('experience', 'several', 'working_well', 'SUP-ADVOC')`
    Advocates explained each step, came to meetings and pushed back when needed. Without them many would have walked
    away.`,
  point('experience', 'several', 'problem', 'COM-CHASE')`
    Bail questions were passed between the custody desk, the officer and the duty team, and no one could answer.`,
  point('experience', 'several', 'problem', 'SYS-ATTRITION')`
    A form for stepping back was offered at the hardest moment, before any support had been put in place.`,
  point('ask', 'one', 'mixed', 'CRT-POST')`
    Check that everyone entitled to the Victim Contact Scheme has been offered it, and explain how any were missed.`,
  point('experience', 'general', 'problem', 'RPT-BELIEF')`
    Not being believed at the first attempt is why many waited a long time before trying again.`,
  point('suggestion', 'several', 'working_well', 'TRT-TRAUMA')`
    Keep the new comfortable interview rooms and spread them to every area. Soft light and a sofa do matter.`,
  point('experience', 'several', 'problem', 'COM-METHOD')`
    Voicemails said who was ringing and why, on phones that other people at home can pick up.`,
  point('experience', 'one', 'working_well', 'COM-UPDATES')`
    The officer rang before the weekend to say when she would be back, so there was no sitting by the phone.`,
  point('suggestion', 'general', 'mixed', 'TRT-EMPATHY')`
    Ask each time whether a female officer is preferred and be honest if none is on duty.`,
  point('experience', 'one', 'problem', 'SAF-RISK', 'CRT-POST')`
    News of a release came from a neighbour. There had been no warning and no new safety plan.`,
  point('experience', 'several', 'mixed', 'COM-UPDATES', 'COM-MANAGE')`
    Regular calls were kept up, yet nobody would say what the chances were until the very end.`,
  point('experience', 'several', 'problem', 'INV-DIGITAL', 'TRT-TRAUMA')`
    Handing over years of messages felt like being put under investigation yourself.`,
  point('experience', 'general', 'working_well', 'CRT-MEASURES')`
    Giving evidence from a remote room, away from the court building, was praised by everyone who had been offered it.`,
  point('ask', 'general', 'problem', 'COM-UPDATES', 'SAF-RISK')`
    Promise that a change in bail or a release is shared with the person at risk before it happens, not afterwards.`,
  point('experience', 'several', 'problem', 'SAF-REPEAT')`
    Each incident was logged by itself. Nobody put them side by side to see how it was building up.`,
  point('suggestion', 'general', 'mixed', 'SYS-JOINUP', 'SUP-REFER')`
    Link housing, health and police support in one referral so a woman does not need to fill in the same form three
    times.`,
  point('suggestion', 'one', 'problem', 'RPT-BELIEF')`
    Replace "why didn't you" questions with "what happened next" in the guidance for statements.`,
  point('experience', 'several', 'working_well', 'RGT-VPS')`
    Reading the personal statement out in court felt like getting a voice back. The help with wording was excellent.`,
  point('experience', 'one', 'problem', 'CRT-TREAT')`
    Questions in court went far beyond what the person had been prepared for, and the judge did not step in.`,
  point('experience', 'several', 'working_well', 'COM-CHASE')`
    One contact for police, court and safety planning saved hours of explaining. It ought to be normal.`,
  point('experience', 'general', 'mixed', 'SYS-TRAIN', 'RPT-FIRST')`
    Specialist teams know what they are doing. The worry is the first officer at the door, who may be new to all of
    it.`,
  point('suggestion', 'one', 'problem', 'SAF-PROTECT')`
    Put bail conditions in writing to the person they protect, with a number to ring if they are broken.`,
]
