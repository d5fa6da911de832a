import { describe, expect, it } from 'vitest'
import { whyTooEasy } from '#app/domain/accounts/easy-passwords.server.ts'

const owner = { name: 'Ottoline Quill', email: 'ottoline.quill@thornbury.example.org' }

describe('AUT-03 a password that is easy to guess', () => {
  it.each([
    ['a common password, twice', 'passwordpassword'],
    ['in capitals', 'PASSWORDPASSWORD'],
    ['in leet', 'P@$$w0rdP@$$w0rd'],
    ['in other leet', 'tru5tn01tru5tn01'],
    ['with numbers behind it', 'password1234567'],
    ['backwards', 'drowssapdrowssap'],
    ['two common passwords', 'monkeydragon12345'],
    ['a club', 'liverpoolliverpool'],
    ['a walk over the keyboard', 'qwertyuiopasdfgh'],
    ['a walk in mixed case', 'QwErTyUiOpAsDfGh'],
    ['a walk up and down', '1qaz2wsx3edc4rfv'],
    ['one letter', 'aaaaaaaaaaaaaaa'],
    ['128 of one letter', 'x'.repeat(128)],
    ['one emoji', '🙂'.repeat(15)],
    ['digits in order', '123456789012345'],
    ['the alphabet', 'abcdefghijklmnop'],
    ['a short thing over and over', 'ababababababababab'],
    ['a season and a year', 'Summer2026Summer2026'],
    ['what everybody quotes', 'correct horse battery staple'],
    ['what everybody quotes, in one word', 'Thequickbrownfox1'],
    ['our own advice', 'three random words'],
  ])('is refused: %s', async (_what, password) => {
    expect(await whyTooEasy(password, owner)).toBe('common-password')
  })

  it.each([
    ['the name of the service', 'victim voice forum'],
    ['with a year', 'Victim Voice Forum 2026!'],
    ['in leet', 'V1ct!m-V0ic3-F0rum-2026'],
    ['who runs it', 'MOPAC-mopac-MoPaC-26'],
    ['who takes part', 'MetPoliceLondon1'],
    ['in capitals', 'MPSMETMOPAC2026!!'],
    ['in full-width letters', 'ｖｉｃｔｉｍ ｖｏｉｃｅ ｆｏｒｕｍ'],
    ['with letters apart', 'm-o-p-a-c-p-o-l-i-c-e'],
    ['with a common password', 'voice.police.football'],
    ['the own name', 'OttolineQuill1990'],
    ['the own name in leet', '0tt0l1n3 Qu1ll 2026'],
    ['the own address', 'ottoline.quill@thornbury'],
  ])('is refused when it is made of words of the service or its owner: %s', async (_what, password) => {
    expect(await whyTooEasy(password, owner)).toBe('own-words')
  })

  it.each([
    ['three unusual words', 'kettle orbit walnut'],
    ['four words without spaces', 'kettleorbitwalnutfern'],
    ['one word of the service among others', 'victim kettle orbit walnut'],
    ['words that hold words of the service', 'comet helmet kettle orbit'],
    ['what a password manager makes', 'tV7#kq9!Lm2@xZ4w'],
    ['another script', 'чайник орбита орех'],
    ['a name like the own one', 'kettle orbit quillon fern'],
  ])('is taken when it is not: %s', async (_what, password) => {
    expect(await whyTooEasy(password, owner)).toBeNull()
  })

  it('is looked at whatever signs are in the name of its owner', async () => {
    const odd = { name: '⑴⑵⑶ ⒜⒝⒞ (((', email: 'odd+*@example.org' }
    expect(await whyTooEasy('kettle orbit walnut', odd)).toBeNull()
    expect(await whyTooEasy('voice.police.football', odd)).toBe('own-words')
  })

  it('is found out in a short time, also where leet could be read in many ways', async () => {
    await whyTooEasy('loads the lists', owner)
    const began = performance.now()
    await whyTooEasy('4@8({[<3€6911|!|72$5+%'.repeat(6).slice(0, 128), owner)
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})
