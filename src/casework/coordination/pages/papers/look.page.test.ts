import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanStage } from '../../../../../testing/builders/plan-stage.ts'
import { openPlanStage } from '../../../../../testing/builders/plan-stage.ts'
import { staffOf, standCase } from '../../../../../testing/builders/stand-case.ts'
import { newId } from '../../../../kernel/id.ts'

let s: PlanStage
beforeAll(async () => {
  s = await openPlanStage()
})
afterAll(() => s.app.close())

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ANSWERS = {
  route: { channel: 'self_visit', cohabitants: 1 },
  health: { health: 'ill_untreated', clinics: '見本診療所（架空）' },
  money: { incomePerson: 68000, debts: [{ what: '電話の分割払い', toWhom: '見本商店', yen: 42000, since: '去年の春' }], arrears: [] },
  summary: {
    chiefConcern: '=HYPERLINK("http://example.invalid") と書かれた紙が届いて困る',
    background: '買い物が難しい',
    strengths: ['庭の手入れが好き'],
    wishes: [{ speaker: 'person', words: 'この家にいたい' }],
  },
}

/** A case with an assessment, an issue and a log of several entries. */
async function filledCase() {
  const of = await s.someCase()
  const by = [s.staff['coordinator'], s.agency['coordinator']]
  await s.app.ask(
    `insert into coordination.assessment (id, case_id, version, made_on, made_at, made_by, made_agency, content) values ($1, $2, 1, '2026-10-05', now(), $3, $4, $5)`,
    [newId(), of.id, ...by, JSON.stringify(ANSWERS)],
  )
  await entry(of.id, { at: '2026-10-05T01:30:00Z', fact: '玄関で話した', thirdParty: '夜も電気がついている', words: '寒くなると膝が痛い' })
  await entry(of.id, { at: '2026-11-05T01:30:00Z', fact: '+81 から始まる番号で電話があった' })
  return of
}

async function entry(
  caseId: string,
  of: { at: string; fact: string; thirdParty?: string; words?: string; login?: string; scope?: string },
) {
  const login = of.login ?? 'coordinator'
  await s.app.ask(
    `insert into coordination.log_entry (id, case_id, at, minutes, by_staff, by_agency, made_at, with_whom, method, fact, third_party, third_party_who, person_words, share_scope)
     values ($1, $2, $3, 30, $4, $5, $3, array['person'], 'visit', $6, $7, $8, $9, $10)`,
    [
      newId(),
      caseId,
      of.at,
      s.staff[login],
      s.agency[login],
      of.fact,
      of.thirdParty ?? null,
      of.thirdParty ? '大家さん' : null,
      of.words ?? null,
      of.scope ?? 'team',
    ],
  )
}

/** Every text and number of a file, its names and heads, as the cells hold them. */
async function fileAt(path: string, post?: Record<string, string>) {
  const response = await s.app.fetch(
    new Request(`http://localhost:3000${path}`, {
      method: post ? 'POST' : 'GET',
      headers: {
        cookie: s.browser.cookie,
        ...(post ? { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:3000' } : {}),
      },
      ...(post ? { body: new URLSearchParams(post) } : {}),
    }),
  )
  expect(response.headers.get('content-type')).toBe(XLSX)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => plain(text))
  const sheets = Object.keys(files)
    .filter(name => name.startsWith('xl/worksheets/sheet'))
    .map(part)
    .join('')
  const disposition = response.headers.get('content-disposition') ?? ''
  return { strings, sheets, workbook: part('xl/workbook.xml'), styles: part('xl/styles.xml'), disposition }
}

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
const bare = (text: string) => plain(text.replaceAll(/<[^>]*>/g, '')).replaceAll(/[\s　]/g, '')
const shown = (html: string) => bare(html.slice(html.indexOf('<article')))
/** What only the file says of itself, as the A4 page says it in its running head. */
const OWN_LINES = /^(【見本|印刷)|様式第/

async function sameOnBoth(page: string, file: string) {
  const a4 = await s.browser.get(page)
  expect(a4.status).toBe(200)
  const on = shown(a4.html)
  const { strings } = await fileAt(file)
  expect(strings.length).toBeGreaterThan(20)
  expect(strings.filter(text => !OWN_LINES.test(text)).filter(text => !on.includes(bare(text)))).toEqual([])
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from 'playwright-core'

test('look', { timeout: 240000 }, async () => {
  const of = await filledCase()
  for (let n = 0; n < 25; n++)
    await entry(of.id, {
      at: `2026-10-${String(n + 2).padStart(2, '0')}T01:30:00Z`,
      fact: `玄関で${n}回目に話した。台所が片付いていて、冷蔵庫に三日分の食事があった。次は通院の日を決めたいとのこと。`,
      ...(n % 3 === 0 ? { words: '寒くなると膝が痛い。病院は遠いので行きたくない', thirdParty: '夜も電気がついている' } : {}),
    })
  await s.coordinator.send('POST', `/api/v1/cases/${of.id}/issues`, { code: 'poverty', severity: 3, note: '家賃が払えない月がある' })
  const { plan, of: p } = await s.decided()
  await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, s.evaluation(plan))
  const server = createServer(async (q, r) => {
    const chunks: Buffer[] = []
    for await (const c of q) chunks.push(c as Buffer)
    const headers: Record<string, string> = {}
    for (const [k, v] of Object.entries(q.headers)) if (typeof v === 'string') headers[k] = v
    for (const k of Object.keys(headers)) if (k.startsWith('sec-') || k === 'referer') delete headers[k]
    headers.cookie = s.browser.cookie
    headers.host = 'localhost:3000'
    if (q.method === 'POST') headers.origin = 'http://localhost:3000'
    const a = await s.app.fetch(
      new Request(`http://localhost:3000${q.url}`, {
        method: q.method,
        headers,
        ...(q.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
      }),
    )
    r.writeHead(a.status, Object.fromEntries(a.headers))
    r.end(Buffer.from(await a.arrayBuffer()))
  }).listen(3366)
  const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const ctx = await b.newContext({ viewport: { width: 1280, height: 900 }, locale: 'ja-JP', bypassCSP: true })
  const pg = await ctx.newPage()
  const css =
    '.tn-sheet__table.tn-sheet__table--columns th:nth-of-type(n) { inline-size: auto; } @media print { .tn-paper .tn-sheet__table.tn-sheet__table--columns { break-inside: auto; } .tn-paper .tn-sheet__table.tn-sheet__table--columns tr { break-inside: avoid; } .tn-paper .tn-sheet__table--columns thead { display: table-header-group; } }'
  void readFileSync
  const at = `/cases/${of.id}/papers`
  const paths: Record<string, string> = {
    assessment: `${at}/assessment`,
    log: `${at}/log`,
    plan: `/plans/${plan.id}/print`,
    evaluation: `/plans/${plan.id}/print-evaluation`,
  }
  await pg.goto(`http://localhost:3366/cases/${p.id}/papers`)
  await pg.addStyleTag({ content: css })
  await pg.screenshot({ path: '/tmp/f-tab.png', fullPage: true })
  await pg.goto(`http://localhost:3366/cases/papers?view=team`)
  await pg.screenshot({ path: '/tmp/f-purpose.png', fullPage: true })
  await pg.fill('input[name=purpose]', '所内会議')
  await pg.click('button[value=print]')
  await pg.addStyleTag({ content: css })
  await pg.pdf({ path: '/tmp/f-list.pdf', format: 'A4', preferCSSPageSize: true })
  await pg.emulateMedia({ media: 'print' })
  await pg.setViewportSize({ width: 718, height: 1000 })
  await pg.screenshot({ path: '/tmp/f-list-print.png', fullPage: true })
  await pg.emulateMedia({ media: 'screen' })
  await pg.setViewportSize({ width: 1280, height: 900 })
  for (const [key, path] of Object.entries(paths)) {
    await pg.goto(`http://localhost:3366${path}`)
    await pg.addStyleTag({ content: css })
    await pg.screenshot({ path: `/tmp/f-${key}-screen.png`, fullPage: true })
    await pg.pdf({ path: `/tmp/f-${key}.pdf`, preferCSSPageSize: true, format: 'A4' })
    await pg.setViewportSize({ width: 718, height: 1000 })
    await pg.emulateMedia({ media: 'print' })
    await pg.screenshot({ path: `/tmp/f-${key}-print.png`, fullPage: true })
    await pg.emulateMedia({ media: 'screen' })
    await pg.setViewportSize({ width: 1280, height: 900 })
    const x = await s.app.fetch(new Request(`http://localhost:3000${path}/excel`, { headers: { cookie: s.browser.cookie } }))
    writeFileSync(`/tmp/f-${key}.xlsx`, Buffer.from(await x.arrayBuffer()))
  }
  await pg.setViewportSize({ width: 390, height: 800 })
  await pg.goto(`http://localhost:3366${at}/log`)
  await pg.addStyleTag({ content: css })
  await pg.screenshot({ path: '/tmp/f-log-390.png', fullPage: false })
  await b.close()
  server.close()
  void readdirSync
})
