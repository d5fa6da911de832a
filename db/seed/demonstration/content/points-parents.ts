import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the parents of young victims said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsParents: DemoPoint[] = [
  point('suggestion', 'one', 'mixed', 'COM-PLAIN')`
    Write two versions of each update, one for adults and one in words a ten-year-old would follow.`,
  point('experience', 'several', 'problem', 'INV-DELAY', 'SUP-MENTAL')`
    Exams, birthdays and whole school years passed by while the case was open. Childhood does not wait.`,
  point('experience', 'one', 'working_well', 'RPT-BELIEF')`
    A young person was thanked for speaking up and told it was the right thing to do. That outlasted the result
    itself.`,
  point('experience', 'several', 'problem', 'COM-OIC')`
    Children had just begun to trust one officer when another took over with no goodbye.`,
  point('suggestion', 'several', 'problem', 'SUP-NEEDS')`
    Ask again at each new school year what the young person needs, as they grow and their needs change.`,
  point('experience', 'several', 'mixed', 'TRT-YOUNG', 'TRT-TRAUMA')`
    The interview suite was friendly and well run. The long wait to get there had made children dread it.`,
  point('ask', 'several', 'problem', 'RPT-BELIEF')`
    Look again at how reports by under-eighteens are graded, and let parents know what was found.`,
  point('experience', 'several', 'working_well', 'SYS-JOINUP')`
    School, police and support met together, with parents present, and left with one shared plan.`,
  point('experience', 'several', 'problem', 'COM-UPDATES', 'SUP-FAMILY')`
    Separated parents got different information, or only one of them was told anything at all.`,
  point('experience', 'one', 'working_well', 'INV-PROPERTY')`
    Treasured things were brought back in person with care and time to sit for a while.`,
  point('suggestion', 'general', 'problem', 'COM-CHASE')`
    Set up a family contact who works evenings, since most calls come when parents are at work and cannot talk.`,
  point('ask', 'general', 'problem', 'SUP-FAMILY', 'SUP-REFER')`
    Offer families the same support whether or not anybody is ever charged.`,
  point('suggestion', 'general', 'mixed', 'COM-UPDATES', 'COM-MANAGE')`
    Agree with parents beforehand what a child should hear, when, and who will say it.`,
  point('experience', 'one', 'problem', 'INV-PROPERTY', 'COM-DECISION')`
    School uniform and a bag were kept without anyone saying why, and had to be bought again.`,
  point('experience', 'several', 'working_well', 'CRT-PREP', 'CRT-MEASURES')`
    Children met the people who would be in the room and tried out the video link beforehand. The nerves fell away.`,
  point('experience', 'several', 'problem', 'COM-CHASE')`
    Parents became full-time chasers, with a notebook of numbers that nobody answered.`,
  point('experience', 'one', 'problem', 'TRT-YOUNG', 'TRT-BLAME')`
    The opening questions were about friends and postcodes. Nobody asked how school was going or if they were scared.`,
  point('experience', 'one', 'mixed', 'CRT-OUTCOME')`
    The sentence was explained kindly, yet only in legal terms that could not be passed on to a child.`,
  point('experience', 'several', 'problem', 'RGT-COMP', 'RGT-AWARE')`
    Nobody mentioned that families could claim travel and lost earnings until the time limit had almost run out.`,
  point('suggestion', 'several', 'working_well', 'SUP-FAMILY')`
    Keep a place for parents to talk to each other. It has helped more than any leaflet.`,
  point('ask', 'general', 'problem', 'COM-CHASE', 'COM-OIC')`
    Introduce each new officer in person to the child and the parents, with a card they can both keep.`,
  point('experience', 'several', 'working_well', 'COM-UPDATES')`
    A call after school hours each week meant that parents could take it in private and pass on what was needed.`,
  point('ask', 'one', 'mixed', 'SYS-FEEDBACK')`
    Bring a short film or page made with young people that shows what this forum has altered.`,
  point('suggestion', 'one', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Train school-based officers to begin with "thank you for telling me" whatever the age or the story.`,
  point('experience', 'several', 'mixed', 'COM-UPDATES')`
    Parents were kept informed but the teenager at the centre of it was not. Both needed their own version.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'TRT-YOUNG')`
    Young people felt that adults exchanged looks while they talked, as if they were making it up.`,
  point('experience', 'one', 'working_well', 'SUP-FAMILY')`
    A family liaison officer kept the whole family in mind, including the younger ones, and never seemed to
    be in a hurry.`,
  point('experience', 'one', 'problem', 'CRT-TREAT')`
    Parents were sent out of the room without a word on how long it would last or who would stay with the child.`,
  point('ask', 'one', 'problem', 'TRT-YOUNG')`
    End the habit of asking about gangs before asking about welfare, and show how supervisors check it.`,
  point('suggestion', 'several', 'mixed', 'SYS-JOINUP')`
    Have one person in each school who is kept up to date, chosen by the family and bound to keep it private.`,
  point('experience', 'several', 'problem', 'SAF-RISK')`
    Families worried about the journey to school and were told to vary the route, with no further plan.`,
  point('experience', 'one', 'working_well', 'TRT-EMPATHY')`
    Someone remembered that a birthday was coming and moved a hard meeting to another day without being asked.`,
  point('experience', 'several', 'problem', 'INV-DIGITAL')`
    A teenager without a phone loses friends, bus tickets and homework. No timescale was given for its return.`,
  point('experience', 'several', 'working_well', 'COM-CHASE', 'COM-OIC')`
    When staff changed, the same supervisor stayed as the contact. That continuity held families together.`,
  point('ask', 'general', 'problem', 'COM-UPDATES')`
    Contact parents before, not after, anything that will reach the press or social media.`,
  point('suggestion', 'general', 'problem', 'SUP-MENTAL')`
    Start therapeutic help at once rather than after court. Parents were unsure what was allowed and lost months.`,
  point('suggestion', 'one', 'mixed', 'RGT-VPS')`
    Let a child add a drawing or a recording to the personal statement, and explain who will see it.`,
  point('suggestion', 'general', 'problem', 'CRT-DELAY')`
    Keep hearings involving children away from exam weeks, and give schools a letter to explain absence.`,
  point('experience', 'several', 'working_well', 'TRT-YOUNG')`
    Officers who sat on the floor, spoke to the child first and explained in small steps were trusted at once.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'SYS-JOINUP')`
    The school said ask the police, the police said ask the council, and the council sent us back to the school.`,
  point('experience', 'general', 'problem', 'SUP-FAMILY')`
    Brothers and sisters are forgotten. They live with it too and no one asks how they are.`,
  point('ask', 'one', 'mixed', 'SAF-PROTECT')`
    Tell families in plain words which conditions are in place and what to do if they see the person near home or
    school.`,
  point('suggestion', 'one', 'problem', 'INV-DIGITAL')`
    Lend a basic handset on the day a child's phone is taken, with the family's numbers already in it.`,
  point('suggestion', 'general', 'working_well', 'TRT-YOUNG', 'SUP-ADVOC')`
    Give every young person a youth advocate of the kind some here had. They understood and stayed the course.`,
  point('experience', 'general', 'problem', 'COM-UPDATES')`
    Families wait by the phone while children ask every night whether there is any news. There is usually none.`,
  point('experience', 'general', 'working_well', 'SUP-SPECIALIST')`
    Parents were unanimous that the young people's service got through where adults at home could not.`,
  point('experience', 'several', 'mixed', 'SUP-MENTAL', 'SUP-REFER')`
    Help for young people was arranged fairly fast. Nothing was there for mothers and fathers who were not sleeping.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF')`
    Reports from teenagers were treated as playground trouble until a parent insisted on them being written down.`,
]
