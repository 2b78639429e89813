import { hash } from '@node-rs/argon2'
import { TOTP } from 'otpauth'
import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DESK } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { follow, press, pressButton } from '../testing/browser/press.ts'
import { headingOf, wordsOn } from '../testing/browser/read.ts'
import { leave } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const { visit, ask } = setStage()
const PASSWORD = 'みかんを三つ、縁側で食べた'
const PHONE = { ...DESK, width: 390, height: 844 }

/** A device with a finger to ask for, as Chromium pretends one. */
type Device = { readonly session: CDPSession; readonly id: string }

async function giveDevice(page: Page): Promise<Device> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { session, id: authenticatorId }
}

const verify = ({ session, id }: Device, isUserVerified: boolean) =>
  session.send('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified })

/** Somebody of a real city with a password and nothing else yet. */
async function makeReal(login: string): Promise<void> {
  await ask('update staff.staff set is_demo = false, password_hash = $2 where login = $1', [login, await hash(PASSWORD)])
}

async function enterPassword(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('ログイン名').fill(login)
  await page.getByLabel('パスワード').fill(PASSWORD)
  await pressButton(page, 'サインイン')
}

async function keyOn(page: Page): Promise<string> {
  return ((await page.locator('.tn-secret').first().textContent()) ?? '').replaceAll(' ', '')
}

test('a worker enrols a passkey, signs in by it alone, proves it was them, and takes it away again', async () => {
  const seeing = lookInto('passkey', DESK)
  const page = await visit(DESK)
  await page.goto('/sign-in')
  const device = await giveDevice(page)
  await makeReal('desk')
  await enterPassword(page, 'desk')
  expect(await headingOf(page)).toBe('もうひとつの確認方法を決める')
  await seeing.look(page, 'gate')
  await page.getByLabel('パスキーの名前').fill('窓口のパソコン')
  await pressButton(page, 'パスキーを登録する')
  expect(await headingOf(page)).toBe('紙の回復コード')
  await seeing.look(page, 'codes')
  expect(await page.locator('.tn-codes li').count()).toBe(10)
  await follow(page, '控えたので、つづける')
  await leave(page)
  await seeing.look(page, 'sign-in')
  await pressButton(page, 'パスキーでサインイン')
  await page.goto('/account')
  expect(await wordsOn(page)).toContain('窓口のパソコン')
  await seeing.look(page, 'account')
  await ask(`update platform.session set strong_at = now() - interval '6 minutes'`)
  await page.goto('/account/password')
  expect(await headingOf(page)).toBe('ご本人の確認')
  await seeing.look(page, 'step-up')
  await pressButton(page, 'パスキーで確かめる')
  expect(await headingOf(page)).toBe('パスワードを変える')
  await seeing.look(page, 'password')
  await page.goto('/account')
  await pressButton(page, /外す/)
  expect(await wordsOn(page)).toContain('少なくとも1つ必要です')
  const counters = await ask<{ counter: string }>('select counter from staff.passkey')
  expect(Number(counters[0]?.counter)).toBeGreaterThan(1)
  expect(seeing.complaints).toEqual([])
  await device.session.detach()
  await page.context().close()
})

test('a device that does not ask for its owner opens nothing', async () => {
  const page = await visit(DESK)
  await page.goto('/sign-in')
  const device = await giveDevice(page)
  await makeReal('csw')
  await enterPassword(page, 'csw')
  await pressButton(page, 'パスキーを登録する')
  await follow(page, '控えたので、つづける')
  await leave(page)
  await verify(device, false)
  await page.getByRole('button', { name: 'パスキーでサインイン' }).click()
  await page.getByText('パスキーを確かめられませんでした').waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await page.goto('/consultations')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await page.context().close()
})

test('a passkey whose counter went back is taken for a copy and refused, and so is one that was taken away', async () => {
  const page = await visit(DESK)
  await page.goto('/sign-in')
  await giveDevice(page)
  await makeReal('head')
  await enterPassword(page, 'head')
  await pressButton(page, 'パスキーを登録する')
  await follow(page, '控えたので、つづける')
  await leave(page)
  await ask('update staff.passkey set counter = 1000')
  await pressButton(page, 'パスキーでサインイン')
  expect(await wordsOn(page)).toContain('パスキーを確かめられませんでした')
  await ask('delete from staff.passkey')
  await pressButton(page, 'パスキーでサインイン')
  expect(await wordsOn(page)).toContain('パスキーを確かめられませんでした')
  await page.goto('/consultations')
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await page.context().close()
})

test('on a phone without script, an app is enrolled and answered, and the pages fit', async () => {
  const seeing = lookInto('second-factor-phone', { script: 'off' })
  const page = await visit({ ...PHONE, script: 'off' })
  await makeReal('jiritsu')
  await enterPassword(page, 'jiritsu')
  await seeing.look(page, 'gate')
  const key = await keyOn(page)
  await page.getByLabel('アプリに出た6けたの数字').fill('12')
  await pressButton(page, '認証アプリを登録する')
  await seeing.look(page, 'wrong')
  expect(await keyOn(page)).toBe(key)
  const totp = new TOTP({ secret: key })
  await page.getByLabel('アプリに出た6けたの数字').fill(totp.generate())
  await pressButton(page, '認証アプリを登録する')
  await seeing.look(page, 'codes')
  await follow(page, '控えたので、つづける')
  await leave(page)
  await enterPassword(page, 'jiritsu')
  await seeing.look(page, 'second-step')
  await page.getByLabel('確認コード').fill('000000')
  await pressButton(page, 'サインイン')
  await seeing.look(page, 'second-step-wrong')
  await page.getByLabel('確認コード').fill(totp.generate({ timestamp: Date.now() + 30_000 }))
  await pressButton(page, 'サインイン')
  expect(new URL(page.url()).pathname).toBe('/day')
  await press(page, page.getByRole('banner').getByRole('link', { name: 'アカウント' }).or(page.locator('.tn-header__staff a')))
  await seeing.look(page, 'account')
  expect(seeing.complaints).toEqual([])
  await page.context().close()
})
