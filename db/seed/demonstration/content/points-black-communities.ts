import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the Black communities forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsBlackCommunities: DemoPoint[] = [
  point('experience', 'one', 'mixed', 'COM-UPDATES', 'TRT-EMPATHY')`
    Updates arrived on time but read like a template, with the wrong title and no sign that anybody knew the case.`,
  point('experience', 'general', 'problem', 'SYS-TRUST', 'RPT-BELIEF')`
    Many would think twice before ringing again, because calling for help has brought doubt and suspicion on the
    household.`,
  point('experience', 'several', 'working_well', 'SUP-SPECIALIST', 'TRT-CULTURE')`
    The community-led service understood without a long explanation. People could stop translating their own lives.`,
  point('ask', 'several', 'problem', 'COM-DECISION', 'TRT-DISCRIM')`
    Look at a sample of reports that were closed quickly, check what reasons people were given and say whether race
    played a part.`,
  point('experience', 'several', 'problem', 'TRT-YOUNG', 'RPT-BELIEF')`
    Young people reporting harm were asked about gangs first and about themselves second, as if their word counted for
    less.`,
  point('experience', 'several', 'mixed', 'TRT-CULTURE', 'SYS-TRAIN')`
    Newer officers seem better informed about faith and family life. Older habits are still met on the phone line.`,
  point('suggestion', 'general', 'problem', 'TRT-DISCRIM', 'RPT-FIRST', 'RPT-BELIEF')`
    Check at random how calls from different communities are handled, and who is believed, with independent people
    listening in.`,
  point('suggestion', 'general', 'working_well', 'SYS-FEEDBACK', 'SYS-TRUST')`
    Carry on letting the group set its own agenda. It has made these meetings feel like ours, and some of us trust you
    more for it.`,
  point('suggestion', 'one', 'problem', 'RPT-BELIEF', 'RPT-FIRST', 'SYS-TRAIN')`
    Train call handlers with a short script that begins with listening and leaves the testing questions for later.`,
  point('experience', 'several', 'working_well', 'COM-CHASE', 'TRT-EMPATHY')`
    A named victim care officer gave a direct number, answered it and was kind. Simple, but many had never had that
    before.`,
  point('ask', 'general', 'problem', 'COM-UPDATES', 'SYS-FEEDBACK')`
    Compare how often different communities are updated, publish the gap and come back to say what has been done to
    narrow it.`,
  point('ask', 'one', 'problem', 'TRT-MISCON', 'RGT-COMPL', 'COM-PLAIN')`
    Explain plainly, and in one place, how to raise a worry about an officer's behaviour and who outside the force will
    look at it.`,
  point('ask', 'one', 'mixed', 'RGT-AWARE', 'TRT-CULTURE', 'SYS-FEEDBACK')`
    Share the Victims' Code through local radio, barbers and places of worship, and let us know which of these worked.`,
  point('experience', 'general', 'problem', 'RPT-BELIEF', 'TRT-DISCRIM', 'SYS-TRUST')`
    The room agreed that proof is demanded from us sooner and more sharply than from others, and trust goes with it.`,
  point('experience', 'general', 'working_well', 'SYS-FEEDBACK', 'SYS-TRUST')`
    Senior people coming to listen, in ordinary clothes and without a speech, won some trust from the whole room.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'COM-UPDATES', 'RPT-BELIEF')`
    It took a councillor or a support worker ringing before anyone answered or took it seriously. Residents on their own
    got voicemail.`,
  point('experience', 'several', 'problem', 'TRT-YOUNG', 'TRT-DISCRIM')`
    Teenagers are spoken to as if they were grown adults. Their age only seems to count when it suits the system.`,
  point('suggestion', 'one', 'mixed', 'RPT-ACCESS', 'RGT-AWARE')`
    Hold drop-in hours in libraries and community centres with staff who can take a report and explain people's
    rights.`,
  point('suggestion', 'several', 'problem', 'SUP-FAMILY', 'SUP-REFER', 'TRT-CULTURE')`
    Offer support to brothers, sisters and grandparents as well, since in our families the whole household carries it.`,
  point('experience', 'one', 'working_well', 'TRT-CULTURE', 'TRT-EMPATHY', 'SYS-TRUST')`
    An officer who asked how the family wanted to be spoken to, and who should be in the room, earned trust straight
    away.`,
  point('suggestion', 'one', 'problem', 'COM-PLAIN', 'TRT-CULTURE')`
    Book interpreters by dialect, not only by language, and ask whether the person is comfortable with the one chosen.`,
  point('experience', 'several', 'working_well', 'SUP-ADVOC', 'TRT-EMPATHY')`
    Having a caseworker sit in on calls changed how people were spoken to and what was promised.`,
  point('experience', 'several', 'mixed', 'SYS-TRUST', 'TRT-EMPATHY')`
    Good care from one officer does not wipe out years of bad experience, but it does open the door a little.`,
  point('experience', 'one', 'problem', 'SUP-REFER', 'TRT-EMPATHY', 'RGT-AWARE')`
    Support was offered in a leaflet pushed across the counter. Nobody explained that it was free or separate from the
    police.`,
  point('experience', 'several', 'mixed', 'RPT-ACCESS', 'COM-CHASE')`
    Third-party reporting through a church or community hall felt safer, although nobody knew whom to ask about where
    the report went next.`,
  point('experience', 'one', 'problem', 'INV-EFFORT', 'RPT-BELIEF', 'SYS-TRUST')`
    Witnesses who came forward were never called back. It felt as if our word counted for nothing, and trust went with
    it.`,
  point('suggestion', 'several', 'working_well', 'SUP-SPECIALIST', 'SUP-REFER')`
    Make a by-and-for service the first offer, as happened for some here, instead of something you find out by luck.`,
  point('suggestion', 'general', 'problem', 'COM-CHASE', 'TRT-CULTURE')`
    Let victims name a trusted person, such as a faith leader or relative, who may ask for news on their behalf.`,
  point('experience', 'several', 'problem', 'TRT-CULTURE', 'RPT-BELIEF', 'SYS-TRAIN')`
    Standard photographs are not made with darker skin in mind. People were doubted by officers who knew no other way to
    record what was seen.`,
  point('suggestion', 'general', 'mixed', 'SYS-TRAIN', 'TRT-CULTURE', 'SYS-FEEDBACK')`
    Pay community organisations to design the training with you, then ask us a year later whether it can be felt.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'RPT-FIRST', 'TRT-DISCRIM')`
    On the first visit people felt sized up before they were heard. How they looked and spoke seemed to decide how
    serious the report was.`,
  point('experience', 'one', 'working_well', 'TRT-EMPATHY', 'TRT-CULTURE', 'RPT-FIRST')`
    Answering the call, the officer took off shoes at the door without being asked and greeted the elders first.
    Everyone at home noticed.`,
  point('experience', 'one', 'problem', 'COM-OIC', 'TRT-TRAUMA')`
    The third officer in a row had not read the notes and asked for the whole account again, although it had already
    been signed.`,
  point('experience', 'several', 'working_well', 'COM-UPDATES', 'RPT-BELIEF')`
    A quick message every other week, even just to say "still waiting", showed that the case was being taken
    seriously.`,
  point('ask', 'general', 'mixed', 'SYS-TRUST', 'SYS-FEEDBACK')`
    Show how what Black victims say here reaches decision makers, with the path drawn out step by step.`,
  point('experience', 'several', 'problem', 'SUP-MENTAL', 'TRT-CULTURE', 'SUP-REFER')`
    Referrals to counselling take a very long time, and few therapists share or understand the background of the people
    waiting.`,
  point('suggestion', 'several', 'mixed', 'COM-METHOD', 'TRT-CULTURE')`
    Ask whether a visit in plain clothes would be better. A marked car outside the door starts talk among neighbours.`,
  point('ask', 'general', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Train and assess every frontline officer on whether victims felt believed, and let it count when they go for
    promotion.`,
  point('experience', 'one', 'working_well', 'RPT-BELIEF', 'TRT-EMPATHY', 'RPT-FIRST')`
    The officer who came first listened without interrupting and wrote it down in the person's own words. That had never
    happened before.`,
  point('experience', 'several', 'problem', 'COM-UPDATES', 'RPT-BELIEF', 'COM-CHASE')`
    After the first visit there was no news and no answer to messages. People concluded that nobody had taken it
    seriously.`,
  point('suggestion', 'one', 'problem', 'TRT-YOUNG', 'TRT-TRAUMA', 'SUP-REFER')`
    Offer a youth worker to any young person giving an account, along with someone they have chosen if they want.`,
  point('suggestion', 'general', 'mixed', 'SYS-TRUST', 'SYS-FEEDBACK')`
    Publish the bad news together with the good. Honest figures would win more confidence than posters.`,
  point('experience', 'one', 'problem', 'TRT-EMPATHY', 'RPT-FIRST')`
    On the first visit, questions about lifestyle and friends came before any question about how the person was
    coping.`,
  point('experience', 'one', 'working_well', 'RPT-FIRST', 'TRT-EMPATHY', 'COM-UPDATES')`
    The visit happened when they said it would, and a follow-up call checked that everyone at home felt safe.`,
  point('experience', 'general', 'problem', 'RGT-COMPL', 'SYS-TRUST', 'SYS-FEEDBACK')`
    Complaining feels risky. People fear being marked as difficult, so problems go unreported and nothing is learned.`,
  point('experience', 'general', 'working_well', 'RGT-AWARE', 'COM-PLAIN')`
    The leaflet with a QR code was easy to share with relatives and friends who had never seen their rights written
    down.`,
  point('ask', 'one', 'problem', 'COM-CHASE')`
    Provide a direct line that leads to a person who can open the file, not to another switchboard.`,
  point('experience', 'several', 'problem', 'TRT-DISCRIM', 'RPT-BELIEF')`
    Being upset was read as being aggressive. Several of us have learned to speak very quietly to be treated as a
    victim.`,
]
