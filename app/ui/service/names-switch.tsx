import { FormKeys } from './form-token.tsx'

export type NamesOnScreen = 'hidden' | 'shown'

/** Says whether names of participants show on this screen, and turns it round: for a room where others see it (domain §7). */
export function NamesSwitch({ names, path }: { names: NamesOnScreen; path: string }) {
  const hidden = names === 'hidden'
  return (
    <div className="govuk-width-container app-no-print">
      <form method="post" action="/hide-names" className={hidden ? 'app-names app-names--hidden' : 'app-names'}>
        <FormKeys />
        <input type="hidden" name="next" value={path} />
        <input type="hidden" name="names" value={hidden ? 'show' : 'hide'} />
        <span>{hidden ? 'Names are hidden on this screen.' : 'Names show on this screen.'}</span>{' '}
        <button type="submit" className="app-link-button">
          {hidden ? 'Show names' : 'Hide names'}
        </button>
      </form>
    </div>
  )
}
