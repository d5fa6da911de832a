import type { Guide } from './guide.ts'

/** For everybody who signs in. */
export const signingIn: readonly Guide[] = [
  {
    id: 'second-step',
    title: 'Signing in takes two steps',
    before: 'A password can be stolen without your noticing. So you also show something that only you have.',
    steps: [
      'Type your email address and your password.',
      'Open the authenticator app on your phone and type the 6 digits it shows. Each code works once. If it is refused, wait for the next one.',
      'Or use a passkey: your phone, your computer or a small key that you touch. With a passkey you need no password.',
    ],
    after:
      'Administrators and data protection officers have to use a passkey. Before something serious, such as giving a role, you are asked to confirm that it is you, unless you did so in the last 5 minutes.',
  },
  {
    id: 'recovery-codes',
    title: 'Recovery codes',
    before: 'When you set up the second step you get ten recovery codes. They are shown once.',
    steps: [
      'Print them, or put them in a password manager. Do not keep them on the phone that has the app.',
      'If you cannot use your app or passkey, choose “Use a recovery code instead” when you sign in, and type one. Each works once.',
      'Look at your account now and then: it says how many you have left. Make new ones before they run out. The old ones stop working then.',
    ],
  },
  {
    id: 'lost-device',
    title: 'You have lost your phone or key',
    steps: [
      'Sign in with a recovery code.',
      'Choose your name at the top of the page. Set up the new app or passkey first: a new app takes the place of the old one at once. A passkey that was on what you lost you then remove.',
      'Under “Where you are signed in”, end every sign-in that is not you.',
      'If you have no recovery code, ask an administrator. They can let you start again, but they cannot sign in as you and never see your password.',
    ],
  },
  {
    id: 'forgotten-password',
    title: 'You have forgotten your password',
    steps: [
      'Open the sign-in page and ask for a link to choose a new password. It comes by email, works once and lasts 30 minutes.',
      'Choose a password of 15 characters or more. Three or four words that do not belong together are easy to remember.',
      'Sign in with it. You still need your second step. You are signed out everywhere else.',
    ],
  },
  {
    id: 'signed-out',
    title: 'It says that you have been signed out',
    before:
      'You are signed out after 15 minutes without a click, or 10 minutes if you are an administrator, and always after 8 hours. Two minutes before, the page says so and offers to keep you in. You are also signed out when your password or your roles are changed.',
    steps: [
      'Do not close the page. What you typed is still on it, or it came back to you when you sent it.',
      'Sign in in a new tab. The page has a link for that.',
      'Come back to the first tab and send the form again. It may come back once, with everything in it, for you to check.',
    ],
    after: 'If you did nothing and were signed out by surprise, look at your account for sign-ins that are not yours.',
  },
]
