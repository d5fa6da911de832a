import type { Guide } from './guide.ts'

/** For facilitators: the day itself. What support workers do stands in their own part. */
export const dayGuides: readonly Guide[] = [
  {
    id: 'session-day',
    title: 'Session day',
    before: 'One page holds the whole evening. Open it on a tablet or a phone an hour before you begin.',
    steps: [
      'The day before, print “Paper forms” from the page, in case there is no connection.',
      'On the day, choose “Session today” on your home page. If others can see your screen, hide names first.',
      'Read out the ground rules, with what you cannot keep to yourself.',
      'Tap “Arrived” beside each person as they come in, and “Left early” if they go. “Undo” takes a tap back. No time is kept.',
      'Tap “Begin” on the first item of the agenda. When you begin the next, the one before ends.',
      'Type what the room says under the item: how people were treated, not the facts of a case, and no names.',
      'At the end choose “Hand the tablet round”. Each person sees the three questions alone and taps one answer to each, then “Next person”. You see totals once 5 people have answered.',
      'To come back, open “For staff” below the questions. The browser can still leave the view: if your tablet can pin one app to the screen, pin it first.',
      'Check how many staff were there, and save it.',
    ],
    after:
      'Two of you can use the page at the same time. If both mark one person differently, it says so and you choose which is right.',
    see: ['hide-names', 'if-the-connection-goes', 'if-something-goes-wrong'],
  },
]

/** For facilitators: what to do when the day does not go as it should. */
export const troubleGuides: readonly Guide[] = [
  {
    id: 'if-the-connection-goes',
    title: 'If the connection goes',
    before:
      'Go on as before. The line at the bottom of “Session day” says “All saved”, or how many entries wait to be sent.',
    steps: [
      'Keep the page open. If you reload it without a connection, you see an error of the browser. Nothing that waits is lost: open the page again when you can.',
      'What you enter is kept on this device, locked. It is sent by itself when the connection is back, and counts once.',
      'You can also change and remove notes. If somebody else changed the same note meanwhile, it says so.',
      'If it says “Sign in again”, follow the link. It opens in a new tab. Then come back.',
      'If it says “conflict”, somebody else entered something different. Choose “Keep what is saved” or “Use mine”.',
      'Do not clear the data of the browser while entries wait. That would remove them.',
      'If it says that entries “cannot be read any more”, the key of the service was changed while they waited. Look whether they are there, enter again what is not, and then remove them.',
    ],
    after:
      'If you close the page or sign out before all is sent, sign in on the same device within 14 days. Your home page says what waits: follow its link. Nobody else can open what waits for you.',
  },
  {
    id: 'if-something-goes-wrong',
    title: 'If something goes wrong',
    steps: [
      'If somebody tells you that they were or may be harmed, stop. Choose “Support steps” on the page of the session, and do what it says. If anybody is in danger now, call 999.',
      'If no Victim Support worker is there, there is no session. Thank those who came: they still get their voucher.',
      'If there is no connection and no power, use the paper forms. Afterwards choose “Type in from paper”, save, and shred the paper.',
      'If you tapped the wrong thing, tap “Undo”, or put it right in the whole register.',
      'If a note holds a name or says who it is about, change it or remove it. A removed note is gone for good.',
      'If you are signed out, sign in in a new tab and send the form again. Nothing you typed is lost.',
    ],
  },
]
