import { point } from './point.ts'
import type { DemoPoint } from './types.ts'

/** What the parents of young victims said, as a facilitator writes it down. Every run of twelve holds a like mix. */
export const pointsParents: DemoPoint[] = [
  point('suggestion', 'one', 'mixed', 'COM-UPDATES', 'COM-PLAIN')`
    Write two versions of each update, one for adults and one in words a ten-year-old would follow.`,
  point('experience', 'several', 'problem', 'INV-DELAY', 'COM-UPDATES', 'TRT-YOUNG')`
    Exams, birthdays and whole school years passed by between one update and the next. Childhood does not wait.`,
  point('experience', 'one', 'working_well', 'RPT-BELIEF', 'TRT-EMPATHY')`
    A young person was thanked for speaking up and told it was the right thing to do. That outlasted the result
    itself.`,
  point('experience', 'several', 'problem', 'COM-OIC', 'TRT-TRAUMA', 'SYS-TRUST')`
    Children had just begun to trust one officer when another took over with no goodbye and asked them to tell it all
    again.`,
  point('suggestion', 'several', 'problem', 'SUP-REFER')`
    Ask again at each new school year what support the young person needs, and offer it, as they grow and change.`,
  point('experience', 'several', 'mixed', 'TRT-TRAUMA', 'TRT-EMPATHY', 'INV-DELAY')`
    The interview suite was friendly and well run. The long wait to get there had made children dread it.`,
  point('ask', 'several', 'problem', 'RPT-BELIEF', 'COM-DECISION')`
    Look again at how reports by under-eighteens are graded, and tell parents the reason whenever one is marked as
    minor.`,
  point('experience', 'several', 'working_well', 'SYS-JOINUP', 'COM-CHASE')`
    School, police and support met together, with parents present, and left with one shared plan and one person to
    ring.`,
  point('experience', 'several', 'problem', 'COM-UPDATES', 'SUP-FAMILY')`
    Separated parents got different information, or only one of them was told anything at all.`,
  point('experience', 'one', 'working_well', 'INV-PROPERTY', 'TRT-EMPATHY')`
    Treasured things were brought back in person with care and time to sit for a while.`,
  point('suggestion', 'general', 'problem', 'COM-CHASE', 'SUP-FAMILY')`
    Set up a family contact who works evenings, since most calls come when parents are at work and cannot talk.`,
  point('ask', 'general', 'problem', 'SUP-FAMILY', 'SUP-REFER')`
    Offer families the same support whether or not anybody is ever charged.`,
  point('suggestion', 'general', 'mixed', 'COM-UPDATES')`
    Agree with parents beforehand what a child should hear, when, and who will say it.`,
  point('experience', 'one', 'problem', 'INV-PROPERTY', 'COM-DECISION')`
    School uniform and a bag were kept without anyone saying why, and had to be bought again.`,
  point('experience', 'several', 'working_well', 'CRT-PREP', 'CRT-MEASURES', 'TRT-TRAUMA')`
    Children met the people who would be in the room and tried out the video link beforehand, at their own pace. The
    nerves fell away.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'COM-UPDATES')`
    Parents became full-time chasers of any news, with a notebook of numbers that nobody answered.`,
  point('experience', 'one', 'problem', 'TRT-YOUNG', 'RPT-FIRST', 'TRT-EMPATHY')`
    The opening questions were about friends and postcodes. Nobody asked how school was going or if they were scared.`,
  point('experience', 'one', 'mixed', 'COM-PLAIN', 'TRT-EMPATHY')`
    The sentence was explained kindly, yet only in legal terms that could not be passed on to a child.`,
  point('experience', 'several', 'problem', 'RGT-COMP', 'RGT-AWARE')`
    Nobody mentioned that families could claim travel and lost earnings until the time limit had almost run out.`,
  point('suggestion', 'several', 'working_well', 'SUP-FAMILY', 'SUP-REFER')`
    Keep a place for parents to talk to each other, and offer it from the first day. It has helped more than any
    leaflet.`,
  point('ask', 'general', 'problem', 'COM-CHASE', 'COM-OIC')`
    Introduce each new officer in person to the child and the parents, with a card they can both keep.`,
  point('experience', 'several', 'working_well', 'COM-UPDATES', 'COM-CHASE')`
    A call after school hours each week, from the same person, meant that parents could take it in private and pass on
    what was needed.`,
  point('ask', 'one', 'mixed', 'SYS-FEEDBACK', 'COM-PLAIN')`
    Bring a short film or page, in plain words and made with young people, that shows what this forum has altered.`,
  point('suggestion', 'one', 'problem', 'RPT-BELIEF', 'SYS-TRAIN')`
    Train school-based officers to begin with "thank you for telling me" whatever the age or the story.`,
  point('experience', 'several', 'mixed', 'COM-UPDATES', 'COM-PLAIN', 'TRT-YOUNG')`
    Parents were kept informed but the teenager at the centre of it was not. Both needed news in words of their own.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'TRT-YOUNG')`
    Young people felt that adults exchanged looks while they talked, as if they were making it up.`,
  point('experience', 'one', 'working_well', 'SUP-FAMILY', 'TRT-EMPATHY')`
    A family liaison officer kept the whole family in mind, including the younger ones, and never seemed to be in a
    hurry.`,
  point('experience', 'one', 'problem', 'CRT-PREP')`
    Nobody had prepared parents for being sent out of the room, or said how long it would last or who would stay with
    the child.`,
  point('ask', 'one', 'problem', 'TRT-YOUNG', 'RPT-FIRST')`
    End the habit of asking about gangs before welfare on a first visit, and show how supervisors check it.`,
  point('suggestion', 'several', 'mixed', 'SYS-JOINUP', 'COM-UPDATES')`
    Have one person in each school who is kept up to date, chosen by the family and bound to keep it private.`,
  point('experience', 'several', 'problem', 'SAF-RISK', 'RPT-BELIEF', 'SUP-REFER')`
    Families worried about the journey to school felt brushed aside. They were told to vary the route, with no plan and
    no offer of support.`,
  point('experience', 'one', 'working_well', 'TRT-EMPATHY', 'TRT-TRAUMA')`
    Someone remembered that a birthday was coming and moved a hard meeting to another day without being asked.`,
  point('experience', 'several', 'problem', 'INV-DELAY', 'TRT-YOUNG')`
    A teenager without a phone loses friends, bus tickets and homework. The wait for its return went on for months.`,
  point('experience', 'several', 'working_well', 'COM-CHASE', 'COM-OIC', 'SYS-TRUST')`
    When staff changed, the same supervisor stayed as the contact. That continuity kept the trust of families.`,
  point('ask', 'general', 'problem', 'COM-UPDATES', 'COM-CHASE', 'SUP-FAMILY')`
    Contact parents before, not after, anything that will reach the press or social media, and give them a number to
    ring.`,
  point('suggestion', 'general', 'problem', 'SUP-MENTAL', 'SUP-REFER')`
    Offer therapeutic help at once rather than after court. Parents were unsure what was allowed and lost months.`,
  point('suggestion', 'one', 'mixed', 'RGT-VPS', 'TRT-YOUNG', 'COM-PLAIN')`
    Let a child add a drawing or a recording to the personal statement, and explain in simple words who will see it.`,
  point('suggestion', 'general', 'problem', 'CRT-DELAY', 'CRT-PREP')`
    Keep hearings involving children away from exam weeks, and give schools a letter to explain absence.`,
  point('experience', 'several', 'working_well', 'TRT-YOUNG', 'TRT-EMPATHY', 'SYS-TRUST')`
    Officers who sat on the floor, spoke to the child first and explained in small steps were trusted at once.`,
  point('experience', 'several', 'problem', 'COM-CHASE', 'SYS-JOINUP')`
    The school said ask the police, the police said ask the council, and the council sent us back to the school.`,
  point('experience', 'general', 'problem', 'SUP-FAMILY', 'SUP-REFER')`
    Brothers and sisters are forgotten. They live with it too, yet nobody offers them any support.`,
  point('ask', 'one', 'mixed', 'SAF-PROTECT', 'COM-PLAIN', 'COM-CHASE')`
    Tell families in plain words which conditions are in place and whom to ring if they see the person near home or
    school.`,
  point('suggestion', 'one', 'problem', 'INV-DIGITAL', 'INV-DELAY')`
    Lend a basic handset for all the months that a child's phone is kept, with the family's numbers already in it.`,
  point('suggestion', 'general', 'working_well', 'SUP-ADVOC', 'SUP-REFER', 'TRT-EMPATHY')`
    Offer every young person a youth advocate of the kind some here had. They were warm, understood and stayed the
    course.`,
  point('experience', 'general', 'problem', 'COM-UPDATES', 'SUP-FAMILY')`
    Families wait by the phone while children ask every night whether there is any news. There is usually none.`,
  point('experience', 'general', 'working_well', 'SUP-SPECIALIST', 'TRT-YOUNG')`
    Parents were unanimous that the young people's service got through where adults at home could not.`,
  point('experience', 'several', 'mixed', 'SUP-REFER', 'SUP-FAMILY')`
    Help for young people was arranged fairly fast. Nothing was there for mothers and fathers who were not sleeping.`,
  point('experience', 'several', 'problem', 'RPT-BELIEF', 'RPT-FIRST', 'TRT-YOUNG')`
    At first, reports from teenagers were treated as playground trouble, until a parent insisted on them being written
    down.`,
]
