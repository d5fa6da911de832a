import { cycle, neverTyped, roleDays } from './content.ts'
import type { Guide } from './guide.ts'

/** What nobody ever types. */
export const neverGuides: readonly Guide[] = [
  {
    id: 'never',
    title: 'What nobody ever types',
    warning: 'Some people in the forums are in danger. Some are witnesses in court.',
    before: 'Never type any of this, on any page:',
    steps: neverTyped,
    unordered: true,
    after: 'Write what the service was like, not what happened in the case.',
  },
]

/** The main job in the order it is done. */
export const cycleGuides: readonly Guide[] = [
  {
    id: 'six-weeks',
    title: 'The six weeks, step by step',
    before:
      'The Victim Voice Forums are groups of about 12 volunteers. Each meets every six weeks and tells the Metropolitan Police how victims of crime are treated. This service takes a forum through its six weeks, and what it said to the Programme Board.',
    steps: cycle.map(({ words }) => words),
    leads: cycle.map(({ step, who }) => `${step} (${who})`),
  },
]

/** What each role is for. */
export const roleGuides: readonly Guide[] = [
  {
    id: 'roles',
    title: 'What each role is for',
    steps: roleDays.map(({ words }) => words),
    leads: roleDays.map(({ role }) => role),
    unordered: true,
  },
]

/** Whom to turn to. */
export const gettingHelp: readonly Guide[] = [
  {
    id: 'get-help',
    title: 'How to get help',
    steps: [
      'If somebody is in danger now, call 999. This service is not read around the clock.',
      'If you cannot sign in, and “Signing in” does not help, ask the administrator who gave you your account.',
      'If something is wrong, or you typed something that should not be here, tell the team that gave you your account at once. Say which page you were on and when.',
      'If you get a message about your account and it was not you, sign in, end the sign-ins you do not know, change your password, and tell an administrator at once.',
    ],
    unordered: true,
    see: ['second-step', 'forgotten-password', 'lost-device'],
  },
]
