import { Router } from 'express'
import { now } from '#app/clock.server.ts'
import { getReadiness } from '#app/domain/mail/outbox-queries.server.ts'

/**
 * `/health`: the process answers. `/health/ready`: whether the database, the keys and the outbox are well, one line each.
 * Without the first two no page can be served: 503. Messages that wait are said, and are no reason to serve no pages.
 */
export const health = Router()
health.get('/', (_request, response) => void response.type('text/plain').send('alive'))
health.get('/ready', (_request, response, next) => {
  getReadiness(now()).then(({ database, keys, outbox }) => {
    const ready = database && keys
    const lines = [
      ready ? 'ready' : 'not ready',
      `database: ${database ? 'well' : 'does not answer'}`,
      `keys: ${keys ? 'well' : 'do not answer'}`,
      `outbox: ${outbox ? 'well' : 'messages have waited for more than an hour'}`,
    ]
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(`${lines.join('\n')}\n`)
  }, next)
})
