import type { Task } from './rules.ts'

const counted = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`)

/** The words of what a support worker has to do. */
export const supportTasks = {
  today: ({ id, forum, when }: { id: string; forum: string; when: string }): Task => ({
    title: `Session today: ${forum}`,
    hint: `${when}. You are its support worker`,
    href: `/sessions/${id}`,
  }),
  ownCheckIns: ({ people, first }: { people: number; first: string }): Task => ({
    title: `Make ${counted(people, 'check-in', 'check-ins')} after a session`,
    hint:
      people === 1 ? `You said you would do it. Due ${first}` : `You said you would do them. The first is due ${first}`,
    href: '/welfare',
  }),
  freeCheckIns: ({ people, first }: { people: number; first: string }): Task => ({
    title: `${counted(people, 'check-in', 'check-ins')} after a session ${people === 1 ? 'has' : 'have'} nobody to do ${people === 1 ? 'it' : 'them'}`,
    hint: people === 1 ? `Due ${first}` : `The first is due ${first}`,
    href: '/welfare',
  }),
}
