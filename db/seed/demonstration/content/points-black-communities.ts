import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the Black communities forum said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsBlackCommunities: DemoPoint[] = [
  point('experience', 'one', 'mixed', 'COM-UPDATES', 'TRT-EMPATHY')`
    Updates arrived on time but read like a template, with the wrong title and no sign that anybody knew the case.`,
  point('experience', 'general', 'problem', 'RPT-DETER', 'SYS-TRUST')`
    Many would think twice before ringing again, because calling for help has brought suspicion on the household.`,
  point('experience', 'several', 'working_well', 'SUP-SPECIALIST')`
    The community-led service understood without a long explanation. People could stop translating their own lives.`,
  point('ask', 'several', 'problem', 'INV-NFA', 'TRT-DISCRIM')`
    Look at a sample of reports that were closed quickly and say whether race played a part.`,
  point('experience', 'several', 'problem', 'TRT-YOUNG')`
    Young people reporting harm were asked about gangs first and about themselves second.`,
  point('experience', 'several', 'mixed', 'TRT-CULTURE', 'SYS-TRAIN')`
    Newer officers seem better informed about faith and family life. Older habits are still met on the phone line.`,
  point('suggestion', 'general', 'problem', 'TRT-DISCRIM')`
    Check at random how calls from different communities are handled, with independent people listening in.`,
  point('suggestion', 'general', 'working_well', 'SYS-FEEDBACK')`
    Carry on letting the group set its own agenda. It has made these meetings feel like ours.`,
  point('suggestion', 'one', 'problem', 'RPT-BELIEF')`
    Put a short script in front of call handlers that begins with listening and leaves the testing questions for
    later.`,
  point('experience', 'several', 'working_well', 'COM-CHASE')`
    A named victim care officer gave a direct number and answered it. Simple, but many had never had that before.`,
  point('ask', 'general', 'problem', 'COM-UPDATES')`
    Compare how often different communities are updated, publish the gap and say what will be done to narrow it.`,
  point('ask', 'one', 'problem', 'TRT-MISCON', 'RGT-COMPL')`
    Explain plainly, and in one place, how to raise a worry about an officer's behaviour and who outside the force will
    look at it.`,
  point('ask', 'one', 'mixed', 'RGT-AWARE')`
    Share the Victims' Code through local radio, barbers and places of worship, and let us know which of these worked.`,
  point('experience', 'general', 'problem', 'RPT-BELIEF')`
    The room agreed that proof is demanded from us sooner and more sharply than from others who report.`,
  point('experience', 'general', 'working_well', 'SYS-FEEDBACK')`
    Senior people coming to listen, in ordinary clothes and without a speech, was welcomed by the whole room.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'COM-UPDATES')`
    It took a councillor or a support worker ringing before anyone answered. Residents on their own got voicemail.`,
  point('experience', 'several', 'problem', 'TRT-YOUNG', 'TRT-DISCRIM')`
    Teenagers are spoken to as if they were grown adults. Their age only seems to count when it suits the system.`,
  point('suggestion', 'one', 'mixed', 'RPT-ACCESS')`
    Hold drop-in hours in libraries and community centres with staff who can take a report and explain what follows.`,
  point('suggestion', 'several', 'problem', 'SUP-FAMILY')`
    Offer support to brothers, sisters and grandparents as well, since the whole household carries it.`,
  point('experience', 'one', 'working_well', 'TRT-CULTURE')`
    An officer who asked how the family wanted to be spoken to, and who should be in the room, earned trust straight
    away.`,
  point('suggestion', 'one', 'problem', 'COM-PLAIN')`
    Book interpreters by dialect, not only by language, and ask whether the person is comfortable with the one chosen.`,
  point('experience', 'several', 'working_well', 'SUP-ADVOC')`
    Having a caseworker sit in on calls changed how people were spoken to and what was promised.`,
  point('experience', 'several', 'mixed', 'SYS-TRUST')`
    Good care from one officer does not wipe out years of bad experience, but it does open the door a little.`,
  point('experience', 'one', 'problem', 'SUP-REFER')`
    Support was offered in a leaflet pushed across the counter. Nobody explained that it was free or separate from the
    police.`,
  point('experience', 'several', 'mixed', 'RPT-ACCESS')`
    Third-party reporting through a church or community hall felt safer, although it was unclear where the report went
    next.`,
  point('experience', 'one', 'problem', 'INV-EFFORT')`
    Witnesses who came forward were never called back. It looked as if the outcome had been settled beforehand.`,
  point('suggestion', 'several', 'working_well', 'SUP-SPECIALIST', 'SUP-REFER')`
    Make a by-and-for service the first offer, as happened for some here, instead of something you find out by luck.`,
  point('suggestion', 'general', 'problem', 'COM-CHASE')`
    Let victims name a trusted person, such as a faith leader or relative, who may ask for news on their behalf.`,
  point('experience', 'several', 'problem', 'TRT-CULTURE')`
    Standard photographs and forms are not made with darker skin in mind, and nobody offered another way to record what
    was seen.`,
  point('suggestion', 'general', 'mixed', 'SYS-TRAIN', 'TRT-CULTURE')`
    Pay community organisations to design the training with you, then ask us a year later whether it can be felt.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'TRT-DISCRIM')`
    People felt sized up before they were heard. How they looked and spoke seemed to decide how serious the report
    was.`,
  point('experience', 'one', 'working_well', 'TRT-EMPATHY', 'TRT-CULTURE')`
    The officer took off shoes at the door without being asked and greeted the elders first. Everyone at home noticed.`,
  point('experience', 'one', 'problem', 'COM-OIC')`
    The third officer in a row had not read the notes and asked for a statement that had already been signed.`,
  point('experience', 'several', 'working_well', 'COM-UPDATES')`
    A quick message every other week, even just to say "still waiting", showed that the case had not been forgotten.`,
  point('ask', 'general', 'mixed', 'SYS-TRUST', 'SYS-FEEDBACK')`
    Show how what Black victims say here reaches decision makers, with the path drawn out step by step.`,
  point('experience', 'several', 'problem', 'SUP-MENTAL')`
    Waiting lists for counselling are long, and few therapists share or understand the background of the people
    waiting.`,
  point('suggestion', 'several', 'mixed', 'COM-METHOD')`
    Ask whether a visit in plain clothes would be better. A marked car outside the door starts talk among neighbours.`,
  point('ask', 'general', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Assess every frontline officer on whether victims felt believed, and let it count when they go for promotion.`,
  point('experience', 'one', 'working_well', 'RPT-BELIEF')`
    Somebody listened without interrupting and wrote it down in the person's own words. It was the first time that had
    happened.`,
  point('experience', 'several', 'problem', 'COM-UPDATES')`
    After the first visit there was nothing. People concluded that the file had been put at the bottom of the pile.`,
  point('suggestion', 'one', 'problem', 'TRT-YOUNG')`
    Have a youth worker beside any young person giving an account, along with someone they have chosen if they want.`,
  point('suggestion', 'general', 'mixed', 'SYS-TRUST', 'SYS-FEEDBACK')`
    Publish the bad news together with the good. Honest figures would win more confidence than posters.`,
  point('experience', 'one', 'problem', 'TRT-BLAME')`
    Questions about lifestyle and friends came before any question about how the person was coping.`,
  point('experience', 'one', 'working_well', 'RPT-FIRST')`
    The visit happened when they said it would, and a follow-up call checked that everyone at home felt safe.`,
  point('experience', 'general', 'problem', 'RGT-COMPL')`
    Complaining feels risky. People fear being marked as difficult, so problems go unreported and nothing is learned.`,
  point('experience', 'general', 'working_well', 'RGT-AWARE', 'COM-PLAIN')`
    The leaflet with a QR code was easy to share with relatives and friends who had never seen their rights written
    down.`,
  point('ask', 'one', 'problem', 'COM-CHASE')`
    Provide a direct line that leads to a person who can open the file, not to another switchboard.`,
  point('experience', 'several', 'problem', 'TRT-DISCRIM')`
    Being upset was read as being aggressive. Several of us have learned to speak very quietly to be treated as a
    victim.`,
]
