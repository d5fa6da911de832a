/**
 * Keys and search for the tagging page. All of it works on what the server sent: boxes to tick, a button, links.
 * Single keys act only while the box "Use keys on this page" is ticked and no text field has the focus (WCAG 2.1.4).
 */
const MOST = 3

export function enhanceTagging(): void {
  const area = document.querySelector<HTMLElement>('[data-tagging]')
  const panel = document.querySelector<HTMLElement>('[data-keys-panel]')
  const keys = document.querySelector<HTMLInputElement>('#keys')
  if (!area || !panel || !keys) return
  panel.hidden = false
  addNumbers(area)
  enhanceList(area, panel)
  keepForNextPage(keys.checked)
  keys.addEventListener('change', () => keepForNextPage(keys.checked))
  document.addEventListener('keydown', (event) => onKey(event, keys.checked))
}

/** A place for the number of its key in front of each theme. */
function addNumbers(area: HTMLElement): void {
  for (const label of area.querySelectorAll('[data-theme] label')) {
    const number = document.createElement('span')
    number.className = 'app-key'
    number.ariaHidden = 'true'
    number.dataset.number = ''
    label.prepend(number, ' ')
  }
}

/** The choice goes along in the addresses of the page: nothing is stored in the browser. */
function keepForNextPage(on: boolean): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-skip]')) {
    const address = new URL(link.href)
    if (on) address.searchParams.delete('keys')
    else address.searchParams.set('keys', 'off')
    link.href = address.href
  }
  for (const number of document.querySelectorAll<HTMLElement>('[data-number]')) number.hidden = !on
}

function enhanceList(area: HTMLElement, panel: HTMLElement): void {
  const find = panel.querySelector<HTMLInputElement>('[data-find]')
  const refresh = () => {
    const shown = narrow(area, find?.value ?? '')
    say(panel.querySelector('[data-found]'), find?.value ? `${count(shown.length, 'theme')} found` : '')
  }
  find?.addEventListener('input', refresh)
  find?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      find.value = ''
      find.blur()
      refresh()
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (find.value) visibleBoxes()[0]?.click()
    }
  })
  area.addEventListener('change', tellChosen)
  refresh()
  if (area.querySelector(':checked')) tellChosen()
}

/** Shows the themes that have all the words, numbers the first nine, and hides groups with nothing left. */
function narrow(area: HTMLElement, typed: string): HTMLElement[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const themes = [...area.querySelectorAll<HTMLElement>('[data-theme]')]
  for (const theme of themes) {
    const text = `${theme.textContent} ${theme.dataset.theme}`.toLowerCase()
    theme.hidden = !words.every((word) => text.includes(word))
  }
  for (const group of area.querySelectorAll<HTMLElement>('[data-group]'))
    group.hidden = !group.querySelector('[data-theme]:not([hidden])')
  const shown = themes.filter((theme) => !theme.hidden)
  for (const theme of themes) {
    const at = shown.indexOf(theme)
    const number = theme.querySelector('[data-number]')
    if (number) number.textContent = at >= 0 && at < 9 ? String(at + 1) : ''
  }
  return shown
}

function visibleBoxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('[data-theme]:not([hidden]) input')]
}

/** Says how many are chosen, and says so when it is one too many: saving is refused, nothing is unticked silently. */
function tellChosen(): void {
  const chosen = [...document.querySelectorAll<HTMLInputElement>('[data-theme] input:checked')]
  const names = chosen.map((box) => box.labels?.[0]?.lastChild?.textContent ?? box.value)
  const line = document.querySelector<HTMLElement>('[data-chosen]')
  const tooMany = chosen.length > MOST
  const which = names.length > 0 ? `: ${names.join(', ')}` : ''
  const excess = `. Choose no more than ${MOST}: take ${chosen.length - MOST} back`
  say(line, `${count(chosen.length, 'theme')} chosen${tooMany ? excess : which}`)
  line?.classList.toggle('app-too-many', tooMany)
}

function onKey(event: KeyboardEvent, on: boolean): void {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.altKey) return
  const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click()
  const withControl = event.ctrlKey || event.metaKey
  if (withControl && event.key === 'Enter') {
    event.preventDefault()
    press('[data-save]')
    return
  }
  if (!on || withControl || takesText(event.target)) return
  const actions: Record<string, () => void> = {
    '/': () => document.querySelector<HTMLElement>('[data-find]')?.focus(),
    '?': () => showKeyList(),
    s: () => press('[data-save]'),
    n: () => press('[data-skip]'),
    u: () => press('[data-undo]'),
  }
  const digit = /^[1-9]$/.test(event.key) ? visibleBoxes()[Number(event.key) - 1] : undefined
  const act = digit ? () => digit.click() : actions[event.key.toLowerCase()]
  if (!act) return
  event.preventDefault()
  act()
}

function showKeyList(): void {
  const list = document.querySelector<HTMLDetailsElement>('[data-key-list]')
  if (!list) return
  list.open = !list.open
  list.querySelector('summary')?.focus()
}

function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'submit', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`

function say(line: Element | null, words: string): void {
  if (line && line.textContent !== words) line.textContent = words
}
