import { SettingsService } from '@simplewebauthn/server'
import { describe, expect, it } from 'vitest'
import '#app/crypto/passkeys.server.ts'

describe('what a device says of its maker', () => {
  it.each(['android-key', 'android-safetynet', 'apple', 'fido-u2f', 'packed', 'tpm', 'none'] as const)(
    'is not looked into, so that nothing is fetched from addresses in it: %s',
    (identifier) => {
      expect(SettingsService.getRootCertificates({ identifier })).toEqual([])
    },
  )
})
