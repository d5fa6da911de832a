import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the LGBTQ+ forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsLgbtq: DemoPoint[] = [
  point('suggestion', 'one', 'mixed', 'TRT-CULTURE')`
    Add a box for chosen name and a separate one for the name that is safe to use in letters.`,
  point('suggestion', 'one', 'problem', 'RPT-FIRST', 'SYS-TRAIN', 'RPT-BELIEF')`
    Teach call handlers that coming out may be part of making a report, and that the first reply should show belief.`,
  point('experience', 'one', 'working_well', 'RPT-ACCESS', 'TRT-EMPATHY')`
    Reporting through a community website meant not having to come out to a stranger at a counter, and the reply was
    warm.`,
  point('experience', 'several', 'problem', 'COM-UPDATES', 'TRT-EMPATHY', 'TRT-CULTURE')`
    Weeks went by without a word, and then a cold form letter arrived in a name that is no longer used.`,
  point('suggestion', 'general', 'problem', 'SYS-JOINUP', 'COM-CHASE')`
    Ask housing, health and police teams to agree on one safety plan, so tenants are not moved from desk to desk.`,
  point('experience', 'several', 'mixed', 'SUP-REFER', 'TRT-CULTURE', 'SUP-SPECIALIST')`
    A referral was offered promptly, although only to a general service that knew little about our lives. A specialist
    one was found through friends.`,
  point('ask', 'one', 'problem', 'RPT-RECORD', 'COM-DECISION')`
    Publish how many reports of hate crime lose their flag later on, who takes that decision and whether the victim is
    told why.`,
  point('experience', 'general', 'working_well', 'SYS-TRUST', 'SYS-FEEDBACK')`
    Having officers here who listen and take notes has shifted how many of us see the service.`,
  point('experience', 'several', 'problem', 'CRT-PREP', 'TRT-TRAUMA')`
    Fear of being named or outed in open court was not discussed until the week of the hearing, with no choice left by
    then.`,
  point('experience', 'several', 'working_well', 'COM-CHASE', 'SUP-ADVOC')`
    Having the same caseworker from report to result was described as the best part of the whole experience.`,
  point('ask', 'several', 'problem', 'COM-CHASE', 'RPT-ACCESS')`
    List liaison officers on a page that is kept up to date, with cover for leave and night shifts.`,
  point('experience', 'several', 'problem', 'SAF-REPEAT', 'RPT-BELIEF')`
    Repeat harassment from the same neighbours was counted as a new matter every time, so the risk never seemed to be
    taken seriously.`,
  point('suggestion', 'general', 'mixed', 'COM-UPDATES', 'COM-METHOD')`
    Offer updates through an app or secure page, where a person can look when they are alone.`,
  point('suggestion', 'several', 'problem', 'RPT-RECORD', 'RPT-FIRST', 'SYS-TRAIN')`
    Train staff to ask every victim at first contact, in the same neutral words, whether they think hostility was a
    reason, and to note the answer.`,
  point('experience', 'several', 'working_well', 'SUP-ADVOC', 'COM-PLAIN', 'COM-UPDATES')`
    Hate crime advocates turned a confusing process into a plain list of next steps and rang after each one. Someone was
    on our side.`,
  point('experience', 'one', 'problem', 'RPT-BELIEF', 'TRT-EMPATHY')`
    A joke was made at the desk before the report was taken. Everything after it felt like going through the motions.`,
  point('ask', 'general', 'problem', 'TRT-DISCRIM', 'SYS-TRAIN')`
    Treat repeated misgendering as a standards issue, followed by proper training, and not as a slip.`,
  point('ask', 'general', 'mixed', 'SYS-FEEDBACK', 'SYS-TRUST')`
    Share the results for our community from the victim survey every quarter, good or bad, so that trust has something
    to rest on.`,
  point('experience', 'several', 'problem', 'TRT-BLAME', 'TRT-EMPATHY')`
    Where a person had been, and who with, drew raised eyebrows and more questions than what had been done to them.`,
  point('experience', 'several', 'working_well', 'SUP-SPECIALIST', 'TRT-CULTURE')`
    The LGBT+ support service knew the system inside out and never asked anyone to explain who they were.`,
  point('experience', 'general', 'problem', 'SYS-TRUST', 'TRT-EMPATHY')`
    Many in the community do not trust the service enough to report. They expect to be laughed at or asked about their
    private life.`,
  point('experience', 'several', 'working_well', 'COM-UPDATES', 'TRT-EMPATHY')`
    Liaison officers sent brief, friendly updates and always said when the next one was due.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'SYS-TRAIN')`
    The specialist liaison role was advertised, yet nobody on the phone line knew how to put callers through.`,
  point('experience', 'general', 'problem', 'TRT-CULTURE', 'SUP-REFER')`
    Offers of support assumed that everybody has a close family, or a partner of a certain kind, to call on.`,
  point('suggestion', 'general', 'mixed', 'RPT-ACCESS', 'COM-PLAIN')`
    Make anonymous reporting easier to find and say honestly, in plain words, what it can and cannot lead to.`,
  point('ask', 'one', 'problem', 'RGT-COMPL', 'SYS-TRUST')`
    Offer an independent route for complaints about treatment, with somebody from the community on the panel, so people
    can trust it.`,
  point('experience', 'one', 'working_well', 'RPT-BELIEF', 'RPT-FIRST', 'SYS-TRAIN')`
    The first officer at the door knew that it counted as a hate crime and said so before the person had to argue for
    it.`,
  point('experience', 'one', 'problem', 'COM-CHASE', 'COM-UPDATES')`
    Emails to the officer bounced back for a fortnight. No cover had been arranged and no one owned the file.`,
  point('experience', 'several', 'problem', 'TRT-DISCRIM', 'COM-UPDATES')`
    Wrong names and pronouns carried on after being corrected, in the room and then in every written update.`,
  point('ask', 'several', 'mixed', 'SUP-SPECIALIST', 'SYS-FEEDBACK')`
    Explain to this group how funding for by-and-for services is decided, act on what it says, and give them more than a
    year at a time.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Hostility was clearly described, but the officer did not know the rules, called it a row between strangers and left
    the flag off.`,
  point('experience', 'several', 'working_well', 'TRT-EMPATHY', 'TRT-CULTURE')`
    Being asked quietly for the right name and pronouns, and then hearing them used by everyone, set people at ease.`,
  point('experience', 'several', 'problem', 'INV-DIGITAL', 'COM-DECISION')`
    Handing over a phone meant handing over other people's private lives too, with no reason given and no say in who
    looks.`,
  point('experience', 'one', 'working_well', 'COM-UPDATES', 'COM-METHOD')`
    Updates came in a plain envelope to an address of choice, so nobody at home was any the wiser.`,
  point('experience', 'several', 'mixed', 'TRT-CULTURE', 'SYS-TRAIN', 'SYS-TRUST')`
    People could see that officers were trying, and trusted them more for it. The nervousness about saying the wrong
    thing made some talks awkward.`,
  point('suggestion', 'general', 'problem', 'SUP-MENTAL', 'TRT-CULTURE', 'SUP-REFER')`
    Refer people to counsellors who already understand our lives, as generic services often lose people early.`,
  point('experience', 'one', 'mixed', 'COM-UPDATES', 'COM-CHASE', 'COM-OIC')`
    News was frequent while the specialist team held the case and had to be chased once it moved to a general one.`,
  point('experience', 'one', 'problem', 'INV-NFA', 'COM-DECISION', 'COM-PLAIN')`
    The case was closed with a single line of legal wording about lack of evidence, and nobody mentioned that a review
    was possible.`,
  point('experience', 'one', 'working_well', 'CRT-TREAT', 'TRT-EMPATHY', 'TRT-CULTURE')`
    The judge used the correct name all day and put right a lawyer who did not. It was handled with dignity.`,
  point('experience', 'several', 'problem', 'COM-UPDATES', 'COM-METHOD')`
    Update calls to shared homes gave away more than people were ready to tell family or flatmates.`,
  point('suggestion', 'one', 'problem', 'TRT-CULTURE', 'SYS-JOINUP')`
    Correct names on the system everywhere at once, rather than leaving each team to find out for itself.`,
  point('suggestion', 'one', 'mixed', 'SYS-TRAIN', 'TRT-CULTURE')`
    Fold the training about our lives into everyday supervision. A single awareness day fades in a month or two.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'TRT-CULTURE', 'RPT-FIRST')`
    Harm within same-sex relationships was brushed off on the first call as a quarrel between friends or flatmates.`,
  point('suggestion', 'general', 'working_well', 'TRT-CULTURE', 'SYS-TRAIN', 'SYS-TRUST')`
    Carry on with the badges and posters that show it is safe to speak. We trust them so long as the staff behind them
    have been trained to match.`,
  point('ask', 'general', 'problem', 'COM-UPDATES', 'COM-CHASE')`
    Put the next contact date and a name to ring into every message, so nobody is left guessing how long the quiet will
    last.`,
  point('suggestion', 'several', 'working_well', 'COM-CHASE', 'SUP-ADVOC')`
    Keep specialist advocates in the same office as the victim care team. Questions get answered in minutes there.`,
  point('experience', 'general', 'mixed', 'SYS-TRUST', 'TRT-EMPATHY')`
    Trust is better with the kind people we have met than with the organisation they work for.`,
  point('suggestion', 'several', 'problem', 'SUP-REFER')`
    Check whether someone has a safe place to go over the holidays, and refer them for help when family homes are not an
    option.`,
]
