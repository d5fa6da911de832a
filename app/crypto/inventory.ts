/**
 * Every key and every method that protects something, with what it is for: the page of keys is made from it, and a test
 * holds it to what app/crypto exports and to the key file (security.md GOV-07).
 */
export type Protection = {
  name: string
  /** The method, and how large the key or the result is. */
  method: string
  size: string
  use: string
  /** Where the key or the result lies. */
  lies: string
  /** What it costs to lose the key, and what somebody gets who has it. */
  loss: string
  /** The key in the key file that it rests on; none for what needs no key of ours. */
  key?: 'seal' | 'link' | 'linkBefore' | 'index' | 'auditSigning'
  /** What of app/crypto does it, by file. */
  by: Readonly<Record<string, readonly string[]>>
}

export const inventory: readonly Protection[] = [
  {
    name: 'Sealing key',
    method: 'AES-256-GCM, with the place of each value as additional data',
    size: '256-bit key by version, 96-bit random IV, 128-bit tag',
    use: 'Wraps the key of each participant. Seals the seeds of authenticator apps, and files of participants being brought in',
    lies: 'Key file',
    loss: 'Lost: no participant can be read any more, and staff set up their apps anew. Stolen with the data and the key store: everything sealed is open',
    key: 'seal',
    by: {
      'seal.server.ts': ['seal', 'unseal', 'unsealStored', 'takeUnopened', 'versionOf', 'isSealed'],
      'key-file.server.ts': ['withNewSealingKey', 'withoutSealingKey'],
    },
  },
  {
    name: 'Key of each participant',
    method: 'AES-256-GCM, wrapped by the sealing key',
    size: '256-bit key, one for each participant',
    use: 'Seals their name, contact details, safe contact, adjustments and wishes. Destroying it erases them everywhere',
    lies: 'Key store, wrapped',
    loss: 'Lost: that participant cannot be read any more. Stolen: of no use without the key file',
    key: 'seal',
    by: {
      'participant-keys.server.ts': ['newParticipantKey', 'openParticipantKey', 'opensParticipantKey', 'wrapAnew'],
    },
  },
  {
    name: 'Backup keys',
    method: 'AES-256-GCM, under keys derived from the sealing key by HKDF-SHA-256; SHA-256 to compare',
    size: '256-bit key, one for copies of the data and one for copies of the keys',
    use: 'Seals each copy that is made for keeping',
    lies: 'Nowhere: worked out from the key file',
    loss: 'As with the sealing key: copies open with the version they were sealed with, and with nothing else',
    key: 'seal',
    by: { 'backup.server.ts': ['sealFile', 'openFile', 'readHeader', 'digestOfFile'] },
  },
  {
    name: 'Link key',
    method: 'HMAC-SHA-256, each purpose apart',
    size: '256-bit key, 256-bit result',
    use: 'Makes the secrets of one-time and private links, binds forms and approvals to what was shown, and keeps tries, devices and erased people as digests',
    lies: 'Key file',
    loss: 'Lost: links that were sent stop working, and an older copy could bring back who was erased. Stolen: links can be made',
    key: 'link',
    by: {
      'digests.server.ts': ['keyedDigest', 'digestUnder', 'linkSecret', 'pinDigest', 'sameText'],
      'challenges.server.ts': ['newChallenge', 'openChallenge'],
    },
  },
  {
    name: 'Device key of each facilitator',
    method:
      'AES-256-GCM in the browser, under a key derived from the link key by HMAC-SHA-256, and a random IV for each entry',
    size: '256-bit key, 96-bit IV, 128-bit tag',
    use: 'Seals what is entered on a session day until it is sent: the same for a person at each sign-in, for them alone',
    lies: 'Nowhere: worked out from the key file, sent to the page of somebody signed in, and in the memory of that page until it is closed or they sign out',
    loss: 'Lost: entries that wait on devices cannot be read any more. Stolen together with a device: what waits on it is open',
    key: 'link',
    by: { 'device-keys.server.ts': ['deviceKeys'] },
  },
  {
    name: 'Link key before',
    method: 'HMAC-SHA-256, for device keys alone',
    size: '256-bit key, 256-bit result',
    use: 'Opens what waited on devices when the link key was changed. It makes nothing new. There only after a change, for 14 days',
    lies: 'Key file, as linkBefore',
    loss: 'Lost: entries that waited at the change cannot be read any more. Stolen together with a device: those are open',
    key: 'linkBefore',
    by: {},
  },
  {
    name: 'Index key',
    method: 'HMAC-SHA-256, each kind of address apart',
    size: '256-bit key, 256-bit result',
    use: 'Finds the same email address or phone number twice without holding it',
    lies: 'Key file',
    loss: 'Lost: addresses held twice are not noticed any more. Stolen: a guess at an address can be tested',
    key: 'index',
    by: { 'digests.server.ts': ['blindIndex'], 'key-file.server.ts': ['withIndexKey'] },
  },
  {
    name: 'Signing key',
    method: 'Ed25519',
    size: '256-bit key, 512-bit signature',
    use: 'Signs the head of the audit trail',
    lies: 'Key file; its public half beside it',
    loss: 'Lost: heads kept so far can still be checked, new ones need a new public half. Stolen: false heads can be signed',
    key: 'auditSigning',
    by: { 'signing.server.ts': ['signText', 'isSignedWith', 'keyIdOf', 'ownKeyId', 'publicKeyFrom'] },
  },
  {
    name: 'Passwords',
    method: 'argon2id, 64 MiB, 3 passes',
    size: '256-bit result, 128-bit random salt',
    use: 'Checks the passwords of staff',
    lies: 'Database, as hashes',
    loss: 'Nothing to lose. Stolen: each password has to be guessed, slowly',
    by: { 'passwords.server.ts': ['hashPassword', 'passwordMatches', 'isOutdated', 'warmUp', 'TooBusy'] },
  },
  {
    name: 'Authenticator apps',
    method: 'TOTP, HMAC-SHA-1, 6 digits, 30 seconds, as apps expect',
    size: '160-bit seed, sealed by the sealing key',
    use: 'Second step of signing in',
    lies: 'Database, sealed',
    loss: 'Lost: the person sets up their app anew. Stolen: of no use without the key file',
    key: 'seal',
    by: { 'one-time-codes.server.ts': ['newSeed', 'matchingStep', 'seedAddress'] },
  },
  {
    name: 'Passkeys',
    method: 'WebAuthn: EdDSA, ES256 or RS256',
    size: 'As the device makes them',
    use: 'Signing in, and the second step',
    lies: 'The person’s own device; its public half in the database',
    loss: 'Lost: the person uses a recovery code. Stolen public half: of no use',
    by: {
      'passkeys.server.ts': [
        'newPasskeyOptions',
        'passkeyOptions',
        'readNewPasskey',
        'readAssertion',
        'checkAssertion',
      ],
    },
  },
  {
    name: 'Recovery codes',
    method: 'Random, kept as SHA-256',
    size: '120 bits, ten for each person',
    use: 'Signing in without the app or passkey, once each',
    lies: 'Database, as digests',
    loss: 'Lost: an administrator lets the person start again. Stolen digests: of no use',
    by: { 'recovery-codes.server.ts': ['newRecoveryCode'] },
  },
  {
    name: 'Key file',
    method: 'Random bytes of the operating system; its owner’s alone',
    size: 'Four kinds of key',
    use: 'Holds every key of the service, apart from the data and its copies',
    lies: 'KEY_FILE, and a copy in a safe',
    loss: 'Lost with its copy: as if all keys above were lost at once. There is no way back',
    by: {
      'key-file.server.ts': ['createKeyFile', 'replaceKeyFile'],
      'keys.server.ts': ['opened', 'setKeys', 'openKeys', 'readKeyFile', 'parseKeys', 'isInside'],
    },
  },
]
