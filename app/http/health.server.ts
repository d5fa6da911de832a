import { Router } from 'express'
import { isReady } from '#app/domain/mail/queries.server.ts'

/** `/health`: the process answers. `/health/ready`: the database answers too. Neither says anything else. */
export const health = Router()
health.get('/', (_request, response) => void response.type('text/plain').send('alive'))
health.get('/ready', (_request, response, next) => {
  isReady().then(
    (ready) =>
      response
        .status(ready ? 200 : 503)
        .type('text/plain')
        .send(ready ? 'ready' : 'not ready'),
    next,
  )
})
