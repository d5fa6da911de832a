import type { NextFunction, Request, Response } from 'express'
import { HASHES_TAKEN_ON } from '#app/crypto/passwords.server.ts'

let underWay = 0

/**
 * Turns sign-ins away when as many are under way as passwords can be checked and wait for it. It costs next to nothing, so that a flood of
 * them leaves time for every other page (security.md AUT-08).
 */
export function turnAwaySignIns(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST' || !/^\/sign-in\/?$/i.test(request.path)) return void next()
  if (underWay >= HASHES_TAKEN_ON)
    return void response
      .status(503)
      .setHeader('Retry-After', '30')
      .type('text/plain')
      .send('Sorry, the service is busy. Nothing was changed. Wait a minute, go back and send the form again.')
  underWay++
  response.once('close', () => underWay--)
  next()
}
