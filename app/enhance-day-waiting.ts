import { made } from './day/parts.ts'
import { listWaiting } from './day/store.ts'
import { waitingLines } from './day/waiting.ts'

/** On a page that is not a session day: says what waits on this device, and leads to where it is sent (decision 0019). */
const place = document.querySelector<HTMLElement>('[data-day-marks]')
if (place) {
  const { own, others } = waitingLines(await listWaiting(), (place.dataset.dayMarks ?? '').split(' '))
  const lines = own.map(({ words, href }) => {
    const link = document.createElement('a')
    Object.assign(link, { className: 'govuk-link', href, textContent: 'Open the session day to send' })
    return made('p', 'govuk-body', `${words} `, link)
  })
  if (others) lines.push(made('p', 'govuk-body', others))
  lines.at(-1)?.classList.add('app-last')
  place.append(...lines)
  place.hidden = lines.length === 0
}
