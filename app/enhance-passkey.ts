import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/**
 * The block of a page that asks for a passkey, or has one made: the browser's own dialogue opens when the button is
 * pressed, its answer goes into a hidden field, and the form is sent like any other. Loaded by pages with such a block.
 */
type Does = 'use' | 'make'

const cannot = 'This browser cannot use passkeys. Try a newer browser, or another device.'
const otherwise = 'That did not work. Try again, or try another device.'

/** What went wrong, by the name that browsers give it. They do not say whether somebody cancelled or had no passkey. */
const words: Record<Does, Record<string, string>> = {
  use: {
    NotAllowedError:
      'No passkey was used. It was cancelled, it took too long, or this device has no passkey for this service. You can try again.',
    SecurityError: 'Passkeys do not work at this address. Open this service at its usual address.',
  },
  make: {
    NotAllowedError: 'No passkey was made. It was cancelled, or it took too long. You can try again.',
    InvalidStateError: 'This device already has a passkey for your account. Add one on another device.',
    ConstraintError:
      'This device or key cannot hold a passkey that asks for a PIN, a fingerprint or a face. Use another one.',
    SecurityError: 'Passkeys do not work at this address. Open this service at its usual address.',
  },
}

function enhance(block: HTMLElement): void {
  const form = block.querySelector('form')
  const answer = form?.querySelector<HTMLInputElement>('input[name=answer]')
  if (!form || !answer) return
  const does: Does = block.dataset.passkey === 'make' ? 'make' : 'use'
  show(block, browserSupportsWebAuthn())
  let busy = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (busy || isNameless(block, form)) return
    busy = true
    say(block, '')
    ask(does, block.dataset.request ?? '')
      .then((given) => {
        answer.value = given
        form.submit()
      })
      .catch((error: unknown) => {
        busy = false
        say(block, words[does][error instanceof Error ? error.name : ''] ?? otherwise)
      })
  })
}

function show(block: HTMLElement, can: boolean): void {
  for (const part of block.querySelectorAll<HTMLElement>('[data-passkey-with]')) part.hidden = !can
  for (const part of block.querySelectorAll<HTMLElement>('[data-passkey-without]')) part.hidden = can
  if (!can) say(block, cannot)
}

/** A passkey is not made before it has a name: the device would keep one that we then refuse. */
function isNameless(block: HTMLElement, form: HTMLFormElement): boolean {
  const name = form.querySelector<HTMLInputElement>('input[name=name]')
  if (!name || name.value.trim()) return false
  say(block, 'Enter a name for the passkey')
  name.focus()
  return true
}

/** Opens the browser's dialogue. Only what the server reads is sent to it. */
async function ask(does: Does, request: string): Promise<string> {
  const optionsJSON = JSON.parse(request)
  if (does === 'use') {
    const { id, rawId, type, response } = await startAuthentication({ optionsJSON })
    return JSON.stringify({ id, rawId, type, response })
  }
  const { id, rawId, type, response } = await startRegistration({ optionsJSON })
  const { clientDataJSON, attestationObject, transports } = response
  return JSON.stringify({ id, rawId, type, response: { clientDataJSON, attestationObject, transports } })
}

function say(block: HTMLElement, text: string): void {
  const place = block.querySelector('[data-passkey-says]')
  if (!place) return
  const line = document.createElement('p')
  line.className = 'govuk-error-message'
  line.textContent = text
  place.replaceChildren(...(text ? [line] : []))
}

for (const block of document.querySelectorAll<HTMLElement>('[data-passkey]')) enhance(block)
