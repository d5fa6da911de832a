import type { NextFunction, Request, Response } from 'express'
import { HASHES_TAKEN_ON } from '#app/crypto/passwords.server.ts'
import { addressGroup } from '#app/domain/sign-in/throttle-rules.ts'

/** One address takes up half of the room at most, so that nobody keeps everybody else out from there. */
const MOST_OF_ONE_ADDRESS = HASHES_TAKEN_ON / 2

/** Sign-ins whose form is here and is being judged. One that is still arriving costs nothing, however slowly it comes. */
let underWay = 0
/** Sign-ins of each address, also those still arriving. */
const ofAddress = new Map<string, number>()

/**
 * Turns sign-ins away when as many are under way as passwords can be checked and wait for it, or half as many of the same
 * address. It costs next to nothing, so that a flood of them leaves time for every other page (security.md AUT-08).
 */
export function turnAwaySignIns(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST' || !/^\/sign-in\/?$/i.test(request.path)) return void next()
  const address = addressGroup(String(request.headers['x-client-address']))
  const already = ofAddress.get(address) ?? 0
  if (underWay >= HASHES_TAKEN_ON || already >= MOST_OF_ONE_ADDRESS)
    return void response
      .status(503)
      .setHeader('Retry-After', '30')
      .type('text/plain')
      .send('Sorry, the service is busy. Nothing was changed. Wait a minute, go back and send the form again.')
  ofAddress.set(address, already + 1)
  count(request, response, () => leave(address))
  next()
}

/** Counts a sign-in from when all of its form is here until it is answered, or its sender hangs up. */
function count(request: Request, response: Response, over: () => void): void {
  let state: 'arriving' | 'under-way' | 'over' = 'arriving'
  request.once('end', () => {
    if (state !== 'arriving') return
    state = 'under-way'
    underWay++
  })
  response.once('close', () => {
    if (state === 'under-way') underWay--
    state = 'over'
    over()
  })
}

function leave(address: string): void {
  const left = (ofAddress.get(address) ?? 1) - 1
  if (left > 0) ofAddress.set(address, left)
  else ofAddress.delete(address)
}
