import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the LGBTQ+ forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsLgbtq: DemoPoint[] = [
  point('suggestion', 'one', 'mixed', 'COM-METHOD', 'COM-PLAIN')`
    Add a box for chosen name and a separate one for the name that is safe to use in letters.`,
  point('suggestion', 'one', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Teach call handlers that coming out may be part of making a report, and that the first reply sets the tone.`,
  point('experience', 'one', 'working_well', 'RPT-ACCESS')`
    Reporting through a community website meant not having to come out to a stranger at a counter.`,
  point('experience', 'several', 'problem', 'COM-UPDATES', 'TRT-DISCRIM')`
    Weeks went by without a word, and then a form letter arrived in a name that is no longer used.`,
  point('suggestion', 'general', 'problem', 'SYS-JOINUP')`
    Ask housing, health and police teams to agree on one safety plan, so tenants are not moved from desk to desk.`,
  point('experience', 'several', 'mixed', 'SUP-REFER')`
    A referral was offered promptly, although only to a general service. A specialist one was found through friends.`,
  point('ask', 'one', 'problem', 'RPT-RECORD', 'RPT-BELIEF')`
    Publish how many reports of hate crime lose their flag later on, and who takes that decision.`,
  point('experience', 'general', 'working_well', 'SYS-TRUST', 'SYS-FEEDBACK')`
    Having officers here who listen and take notes has shifted how many of us see the service.`,
  point('experience', 'several', 'problem', 'CRT-PREP', 'CRT-MEASURES')`
    Fear of being named or outed in open court was not discussed until the week of the hearing.`,
  point('experience', 'several', 'working_well', 'COM-CHASE')`
    Having the same caseworker from report to result was described as the best part of the whole experience.`,
  point('ask', 'several', 'problem', 'COM-CHASE')`
    List liaison officers on a page that is kept up to date, with cover for leave and night shifts.`,
  point('experience', 'several', 'problem', 'SAF-REPEAT', 'SAF-RISK')`
    Repeat harassment from the same neighbours was counted as a new matter every time, so the risk looked low.`,
  point('suggestion', 'general', 'mixed', 'COM-UPDATES')`
    Offer updates through an app or secure page, where a person can look when they are alone.`,
  point('suggestion', 'several', 'problem', 'RPT-RECORD')`
    Ask every victim, in the same neutral words, whether they think hostility was a reason, and note the answer.`,
  point('experience', 'several', 'working_well', 'SUP-ADVOC')`
    Hate crime advocates turned a confusing process into a list of next steps. People felt that someone was on their
    side.`,
  point('experience', 'one', 'problem', 'RPT-BELIEF', 'TRT-EMPATHY')`
    A joke was made at the desk before the report was taken. Everything after it felt like going through the motions.`,
  point('ask', 'general', 'problem', 'TRT-DISCRIM', 'SYS-TRAIN')`
    Treat repeated misgendering as a standards issue with a clear follow-up, and not as a slip.`,
  point('ask', 'general', 'mixed', 'SYS-FEEDBACK')`
    Share the results for our community from the victim survey every quarter, along with what is being done.`,
  point('experience', 'several', 'problem', 'TRT-BLAME')`
    Where a person had been, and who with, drew more questions than what had been done to them.`,
  point('experience', 'several', 'working_well', 'SUP-SPECIALIST')`
    The LGBT+ support service knew the system inside out and never asked anyone to explain who they were.`,
  point('experience', 'general', 'problem', 'RPT-DETER')`
    Many in the community do not report at all. They expect to be laughed at or asked about their private life.`,
  point('experience', 'several', 'working_well', 'COM-UPDATES')`
    Liaison officers sent brief, friendly updates and always said when the next one was due.`,
  point('experience', 'several', 'problem', 'COM-CHASE')`
    The specialist liaison role was advertised, yet nobody on the phone line knew how to put callers through.`,
  point('experience', 'general', 'problem', 'TRT-CULTURE')`
    Assumptions were made that everybody has a supportive family, or a partner of a certain kind, to call on.`,
  point('suggestion', 'general', 'mixed', 'RPT-ACCESS', 'RPT-DETER')`
    Make anonymous reporting easier to find and say honestly what it can and cannot lead to.`,
  point('ask', 'one', 'problem', 'RGT-COMPL')`
    Offer an independent route for complaints about treatment, with somebody from the community on the panel.`,
  point('experience', 'one', 'working_well', 'RPT-BELIEF')`
    The officer said that it counted as a hate crime before the person had to argue for it.`,
  point('experience', 'one', 'problem', 'COM-CHASE', 'COM-UPDATES')`
    Emails to the officer bounced back for a fortnight. No cover had been arranged and no one owned the file.`,
  point('experience', 'several', 'problem', 'TRT-DISCRIM')`
    Wrong names and pronouns carried on after being corrected, in the room and then in writing.`,
  point('ask', 'several', 'mixed', 'SUP-SPECIALIST', 'SYS-CAPACITY')`
    Explain how funding for by-and-for services is decided, and give them more than a year at a time.`,
  point('experience', 'several', 'problem', 'RPT-RECORD')`
    Hostility was clearly described, but the paperwork called it a row between strangers and left the flag off.`,
  point('experience', 'several', 'working_well', 'TRT-EMPATHY', 'TRT-CULTURE')`
    Being asked quietly for the right name and pronouns, and then hearing them used by everyone, set people at ease.`,
  point('experience', 'several', 'problem', 'INV-DIGITAL')`
    Handing over a phone meant handing over other people's private lives too, with no say in who looks.`,
  point('experience', 'one', 'working_well', 'COM-METHOD')`
    Letters came in a plain envelope to an address of choice, so nobody at home was any the wiser.`,
  point('experience', 'several', 'mixed', 'TRT-CULTURE', 'SYS-TRAIN')`
    People could see that officers were trying. The nervousness about saying the wrong thing made some talks awkward.`,
  point('suggestion', 'general', 'problem', 'SUP-MENTAL')`
    Pay for counselling with therapists who already understand our lives, as generic services often lose people early.`,
  point('experience', 'one', 'mixed', 'COM-UPDATES', 'COM-OIC')`
    News was frequent while the specialist team held the case and dried up once it moved to a general one.`,
  point('experience', 'one', 'problem', 'INV-NFA', 'COM-DECISION')`
    The case was closed with a single line about lack of evidence, and nobody mentioned that a review was possible.`,
  point('experience', 'one', 'working_well', 'CRT-TREAT')`
    The judge used the correct name all day and put right a lawyer who did not. It was handled with dignity.`,
  point('experience', 'several', 'problem', 'COM-METHOD')`
    Calls to shared homes gave away more than people were ready to tell family or flatmates.`,
  point('suggestion', 'one', 'problem', 'TRT-DISCRIM')`
    Correct names on the system everywhere at once, rather than leaving each team to find out for itself.`,
  point('suggestion', 'one', 'mixed', 'SYS-TRAIN')`
    Fold the training into everyday supervision. A single awareness day fades in a month or two.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF')`
    Harm within same-sex relationships was brushed off as a quarrel between friends or flatmates.`,
  point('suggestion', 'general', 'working_well', 'TRT-CULTURE')`
    Carry on with the badges and posters that show it is safe to speak, so long as the service behind them matches.`,
  point('ask', 'general', 'problem', 'COM-UPDATES')`
    Put the next contact date into every message, so nobody is left guessing how long the quiet will last.`,
  point('suggestion', 'several', 'working_well', 'COM-CHASE', 'SUP-SPECIALIST')`
    Keep specialist advocates in the same office as the victim care team. Questions get answered in minutes there.`,
  point('experience', 'general', 'mixed', 'SYS-TRUST')`
    Trust is better with the people we have met than with the organisation they work for.`,
  point('suggestion', 'several', 'problem', 'SUP-NEEDS')`
    Check whether someone has a safe place to go over the holidays, when family homes may not be an option.`,
]
