import type { Script } from '#app/domain/contact/script.ts'
import { RevealLinks, SpokenWords } from '#app/ui/service/spoken-words.tsx'
import type { ShownTask } from './task-facts.tsx'

type ScriptStepsProps = { task: ShownTask; script: Script; hasCodeWord: boolean }

/** What to do, and the very words: worked out when the page is opened. Address and code word are on a page of their own. */
export function ScriptSteps({ task: { reference, route }, script, hasCodeWord }: ScriptStepsProps) {
  return (
    <SpokenWords script={script} isCall={route === 'call'}>
      <RevealLinks at={`/participants/${reference}/reveal`} route={route} hasCodeWord={hasCodeWord} />
    </SpokenWords>
  )
}
