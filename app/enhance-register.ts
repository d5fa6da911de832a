/** The register: one tap chooses "Attended" for everyone not marked yet, and the bar says how far it is. */
export function enhanceRegister(): void {
  const line = document.querySelector<HTMLElement>('[data-marked]')
  const form = line?.closest('form')
  if (!line || !form) return
  const people = [...form.querySelectorAll<HTMLElement>('[data-expected]')]
  const isMarked = (person: HTMLElement) => person.querySelector('input:checked:not([data-open])') !== null
  const tell = () => {
    line.textContent = `${people.filter(isMarked).length} of ${people.length} marked`
  }
  form.addEventListener('change', tell)
  tell()
  const everyone = form.querySelector<HTMLAnchorElement>('[data-everyone]')
  everyone?.addEventListener('click', (event) => {
    event.preventDefault()
    for (const person of people.filter((person) => !isMarked(person)))
      person.querySelector<HTMLInputElement>(`input[value="${everyone.dataset.everyone}"]`)?.click()
  })
}
