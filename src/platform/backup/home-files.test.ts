import { expect, test } from 'vitest'
import { settingsIn } from './home-files.ts'

test('a backup tells how the installation was set up, and never a secret', () => {
  const settings = settingsIn({
    PORT: '3000',
    FACE: 'staff',
    DATABASE_URL: 'postgres://tsunagi_app:very-secret@db/tsunagi',
    DATABASE_OWNER_URL_FILE: '/run/secrets/owner-very-secret',
    OIDC_CLIENT_SECRET: 'very-secret',
    OIDC_ISSUER: 'https://login.city.example.jp',
    SMTP_PASSWORD: 'very-secret',
    HOME: '/root',
    AWS_ACCESS_KEY_ID: 'very-secret',
  })
  expect(settings).toMatchObject({ PORT: '3000', FACE: 'staff', OIDC_ISSUER: 'https://login.city.example.jp' })
  expect(Object.keys(settings)).toEqual(expect.arrayContaining(['DATABASE_URL', 'DATABASE_OWNER_URL_FILE', 'OIDC_CLIENT_SECRET']))
  expect(Object.keys(settings)).not.toContain('HOME')
  expect(JSON.stringify({ ...settings, DATABASE_OWNER_URL_FILE: '' })).not.toContain('very-secret')
  expect(settings['DATABASE_OWNER_URL_FILE']).not.toContain('/run/secrets')
})
