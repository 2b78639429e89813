import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { startApp } from '../../../../testing/app.ts'

test('shots', async () => {
  const app = await startApp({ residents: 200, consultations: 60 })
  const desk = await app.signIn('desk')
  const css = readFileSync('dist/assets/tsunagi.css', 'utf8')
  const keep = (name: string, html: string) =>
    writeFileSync(
      `/tmp/shot-${name}.html`,
      html.replace(/<link rel="stylesheet"[^>]*>/, `<style>${css}</style>`).replace(/<script[^>]*><\/script>/, ''),
    )
  const rows = await app.ask<{ id: string; h: string; kana: string }>(
    `select p.id, m.household_id as h, p.family_kana as kana from people.person p join people.household_membership m on m.person_id=p.id join people.person_standing s on s.person_id = p.id where s.agency_id = (select agency_id from staff.staff where login='desk') order by p.interpreter desc, p.id limit 1`,
  )
  const { id = '', h = '', kana = '' } = rows[0] ?? {}
  const house = await desk.get(`/households/${h}/carers`)
  const members = [...new Set([...house.html.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(x => x[1] ?? ''))]
  await desk.post(`/households/${h}/carers`, {
    carer: members.at(-1) ?? '',
    caredFor: members[0] ?? '',
    kind: 'care',
    hoursWeek: '12',
    _version: '1',
  })
  keep('person', (await desk.get(`/people/${id}`)).html)
  keep('house', (await desk.get(`/households/${h}`)).html)
  keep('carers', (await desk.get(`/households/${h}/carers`)).html)
  keep('search', (await desk.post('/people/search', { q: kana.slice(0, 1) || 'ア' })).html)
  keep('new', (await desk.post('/people/new', { birthDate: 'S64.1.8', sex: 'female', language: 'ja' })).html)
  keep('member', (await desk.get(`/households/${h}/new-member`)).html)
  keep('known', (await desk.post('/people/known', { name: '見本一', birthDate: 'S35.1.1', purpose: 'intake' })).html)
  await app.close()
})
