import { expect, test } from 'vitest'
import { isAddress, mailSettings } from './settings.ts'

const REST = { from: 'tsunagi@example.jp', link: 'https://tsunagi.example.jp/sign-in' }

test('without a server there is no mail, whatever else is set', () => {
  expect(mailSettings(undefined, REST)).toBeUndefined()
})

test('a server, a sender and a link make the settings, and the link loses its path', () => {
  expect(mailSettings('smtp://mail.example.jp:25', REST)).toEqual({
    url: 'smtp://mail.example.jp:25',
    from: 'tsunagi@example.jp',
    link: 'https://tsunagi.example.jp',
  })
})

test('a setting that cannot be used is named, and the password in it is not said', () => {
  expect(() => mailSettings('http://u:secret-word@mail', REST)).toThrow(/^SMTP_URL は/)
  expect(() => mailSettings('http://u:secret-word@mail', REST)).not.toThrow(/secret-word/)
  expect(() => mailSettings('smtp://mail', { ...REST, from: undefined })).toThrow('MAIL_FROM')
  expect(() => mailSettings('smtp://mail', { ...REST, from: 'a@b.jp, c@d.jp' })).toThrow('MAIL_FROM')
  expect(() => mailSettings('smtp://mail', { ...REST, link: 'tsunagi' })).toThrow('MAIL_LINK')
})

test('an address is one address in plain letters, so that no second receiver can be smuggled in', () => {
  expect(isAddress('namae@city.example.jp')).toBe(true)
  for (const wrong of ['', 'namae', 'a@b,c@d', 'a@b c@d', 'a@b\r\nBcc: c@d', '名前@example.jp', '<a@b>', `${'a'.repeat(250)}@b.jp`]) {
    expect(isAddress(wrong), wrong).toBe(false)
  }
})
