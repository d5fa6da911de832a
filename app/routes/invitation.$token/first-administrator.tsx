import { Input } from '#app/ui/govuk/index.ts'
import type { refusedForm } from '#app/ui/service/form.tsx'

/** What nobody knows about the first administrator but they themselves. */
export function FirstAdministrator({ form }: { form: ReturnType<typeof refusedForm> }) {
  return (
    <>
      <Input
        name="name"
        label="Your name"
        autocomplete="name"
        defaultValue={form.value('name')}
        errorMessage={form.error('name')}
      />
      <Input
        name="email"
        label="Email address"
        hint="You will sign in with this."
        type="email"
        autocomplete="username"
        spellcheck={false}
        defaultValue={form.value('email')}
        errorMessage={form.error('email')}
      />
    </>
  )
}
