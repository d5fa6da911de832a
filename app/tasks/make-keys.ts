import { writeFileSync } from 'node:fs'
import { createKeyFile } from '#app/crypto/key-file.server.ts'

/** Writes a new key file, and beside it the public half of the key that signs the audit trail. Run by `npm run keys`. */
const [file] = process.argv.slice(2)
if (!file) throw new Error('Say where the key file is to be')
const publicKey = createKeyFile(file)
writeFileSync(`${file}.public.pem`, publicKey, { mode: 0o644 })
