import type { ReactNode } from 'react'
import { AgendaSymbol, type AgendaSymbolName } from '#app/ui/service/agenda-symbols.tsx'
import type { Printed } from './plain-agenda.tsx'

/** The same in easy words: one short sentence beside each drawing. */
export function EasyAgenda({ day, hours, items, news }: Printed) {
  const talks = items.filter(({ isFirst }) => !isFirst)
  return (
    <ul className="govuk-list app-easy-agenda">
      <Line symbol="day">We meet on {day}.</Line>
      <Line symbol="clock">We start at {hours.starts}.</Line>
      <Line symbol="change">
        First we say what changed since last time.{news.length === 0 ? ' Nothing has come back yet.' : ''}
      </Line>
      {talks.map(({ id, text, at }) => (
        <Line key={id} symbol="talk">
          {at ? `At ${at}: ` : ''}
          {text}
        </Line>
      ))}
      <Line symbol="clock">We finish at {hours.ends}.</Line>
      <Line symbol="pause">You can stop or leave at any time. You do not have to say why.</Line>
    </ul>
  )
}

function Line({ symbol, children }: { symbol: AgendaSymbolName; children: ReactNode }) {
  return (
    <li className="app-easy-agenda__line app-break">
      <AgendaSymbol name={symbol} />
      <span>{children}</span>
    </li>
  )
}
