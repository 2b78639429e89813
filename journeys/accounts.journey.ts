import { expect, test } from 'vitest'
import { WAYS } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { press } from '../testing/browser/press.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const stage = setStage()

for (const way of WAYS) {
  const name = `${way.width}-script-${way.script}`
  test(`an administrator adds, moves and lets in again, and a colleague is asked to stand in: ${name}`, async () => {
    const { look, complaints } = lookInto(`accounts-${name}`, way)
    const login = `hana-${name.toLowerCase()}`
    const admin = await stage.visit(way)
    await enterAs(admin, 'admin')
    await admin.goto('/staff-accounts')
    await look(admin, 'list')

    await admin.goto('/staff-accounts/new')
    await admin.fill('#f-login', login)
    await press(admin, admin.getByRole('button', { name: '加えて、はじめの鍵を出す' }))
    await look(admin, 'refused')
    expect(await admin.inputValue('#f-login')).toBe(login)
    await admin.fill('#f-name', '見本 はな')
    await admin.fill('#f-kana', 'みほん はな')
    await admin.selectOption('#f-agency', { index: 1 })
    await admin.getByLabel('相談を受ける').check()
    await admin.fill('#f-endsOn', '令和9年3月31日')
    await press(admin, admin.getByRole('button', { name: '加えて、はじめの鍵を出す' }))
    await look(admin, 'first-key')
    await press(admin, admin.getByRole('link', { name: '職員のページへ' }))
    await look(admin, 'account')
    for (const [link, shot] of [
      ['氏名と期間を直す', 'edit'],
      ['担当を加える', 'duties'],
      ['別の所属へ移す', 'move'],
      ['終える日を決める', 'end-duty'],
      ['入り直しを頼む', 'recovery'],
    ] as const) {
      const home = admin.url()
      await press(admin, admin.getByRole('link', { name: link }).first())
      await look(admin, shot)
      await admin.goto(home)
    }

    await admin.goto('/staff-accounts/transfer')
    await admin.fill('#f-list', `${login},こども家庭センター,相談・地域\nnobody,どこにもない課,そうだん,昨日,`)
    await press(admin, admin.getByRole('button', { name: '確かめる' }))
    await look(admin, 'transfer-complaints')
    await admin.fill('#f-usual', '2026-12-01')
    await admin.fill('#f-list', `${login}\tこども家庭センター\t相談・地域\nkodomo\t退職\t\t\t`)
    await press(admin, admin.getByRole('button', { name: '確かめる' }))
    await look(admin, 'transfer-plan')
    await admin.goto('/staff-accounts/sso')
    await admin.fill('#f-group', `つなぎ-相談-${name}`)
    await admin.selectOption('#f-duty', 'consult')
    await press(admin, admin.getByRole('button', { name: '加える' }))
    await look(admin, 'groups')

    const [desk] = await stage.ask<{ id: string }>(`select id from staff.staff where login = 'desk'`)
    await admin.goto(`/staff-accounts/${desk?.id}/recovery`)
    await admin.fill('#f-reason', '電話をなくした。窓口で会って、ご本人だと確かめた')
    await press(admin, admin.getByRole('button', { name: '入り直しを頼む' }))
    await look(admin, 'asked')
    const head = await stage.visit(way)
    await enterAs(head, 'head')
    await head.goto('/staff-recoveries')
    await look(head, 'recoveries')
    await press(head, head.getByRole('button', { name: '確かめて鍵を出す' }).first())
    await look(head, 'recovery-key')

    await head.goto('/account/delegations')
    await head.selectOption('#f-to', { index: 1 })
    await head.locator('#f-duties').check()
    const [day] = await stage.ask<{ today: string }>('select staff.today()::text as today')
    await head.fill('#f-from', day?.today ?? '')
    await head.fill('#f-until', day?.today ?? '')
    await head.fill('#f-reason', '夏の休みのため')
    await press(head, head.getByRole('button', { name: '代わりを頼む' }))
    await look(head, 'delegations')
    expect(complaints).toEqual([])
  })
}
