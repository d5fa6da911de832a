import express, { Router } from 'express'

/** Fingerprinted files of the build: they never change under one name. Anything else under /assets does not exist. */
export const assets = Router()
const forever = 'public, max-age=31536000, immutable'
assets.use(
  express.static('build/client/assets', {
    index: false,
    setHeaders: (response) => response.setHeader('Cache-Control', forever),
  }),
)
assets.use((_request, response) => void response.status(404).type('text/plain').send('There is no such file.'))
