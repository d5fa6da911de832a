/**
 * The order of an agenda by dragging, with a finger, a mouse or the arrow keys. The page's own buttons "Up" and "Down" stay:
 * nothing here is needed. An order is kept when "Save this order" is pressed, and not before.
 */
export function enhanceAgenda(): void {
  const list = document.querySelector<HTMLElement>('[data-agenda]')
  const save = document.querySelector<HTMLElement>('[data-agenda-order]')
  if (!list || !save || itemsOf(list).length < 2) return
  for (const item of itemsOf(list)) item.prepend(handleOf(item, list, save))
}

const itemsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[data-agenda-item]')]
const textOf = (item: HTMLElement) => item.querySelector('[data-agenda-text]')?.textContent ?? ''

function handleOf(item: HTMLElement, list: HTMLElement, save: HTMLElement): HTMLElement {
  const handle = document.createElement('button')
  handle.type = 'button'
  handle.className = 'app-agenda__handle'
  handle.textContent = '↕'
  handle.setAttribute('aria-label', `Move ${textOf(item)}: arrow keys up and down`)
  handle.addEventListener('keydown', (event) => {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    step(item, list, way)
    changed(item, list, save)
  })
  handle.addEventListener('pointerdown', (event) => drag(event, handle, item, list, save))
  return handle
}

/** The other one moves past it: what is taken hold of stays in the page, and keeps the focus and the finger. */
function step(item: HTMLElement, list: HTMLElement, way: number): void {
  const items = itemsOf(list)
  const other = items[items.indexOf(item) + way]
  if (other && way < 0) item.after(other)
  else if (other) item.before(other)
}

function drag(start: PointerEvent, handle: HTMLElement, item: HTMLElement, list: HTMLElement, save: HTMLElement): void {
  start.preventDefault()
  handle.focus()
  handle.setPointerCapture(start.pointerId)
  item.classList.add('app-agenda__item--moving')
  const follow = ({ clientY }: PointerEvent) => {
    const items = itemsOf(list)
    const at = items.indexOf(item)
    const middle = (one: HTMLElement | undefined) => {
      const box = one?.getBoundingClientRect()
      return box ? box.top + box.height / 2 : null
    }
    const [above, below] = [middle(items[at - 1]), middle(items[at + 1])]
    if (above !== null && clientY < above) step(item, list, -1)
    else if (below !== null && clientY > below) step(item, list, 1)
  }
  const end = () => {
    handle.removeEventListener('pointermove', follow)
    item.classList.remove('app-agenda__item--moving')
    changed(item, list, save)
  }
  handle.addEventListener('pointermove', follow)
  handle.addEventListener('pointerup', end, { once: true })
  handle.addEventListener('pointercancel', end, { once: true })
}

/** Puts the order into the form that saves it, shows that form, and says where the item stands now. */
function changed(item: HTMLElement, list: HTMLElement, save: HTMLElement): void {
  const items = itemsOf(list)
  const form = save.querySelector('form')
  for (const old of save.querySelectorAll('input[name="items"]')) old.remove()
  for (const { dataset } of items) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = 'items'
    field.value = dataset.agendaItem ?? ''
    form?.append(field)
  }
  save.hidden = false
  const said = document.querySelector('[data-agenda-said]')
  if (said)
    said.textContent = `${textOf(item)}: number ${items.indexOf(item) + 2} of ${items.length + 1}. Not saved yet.`
}
