import { expect, test } from 'vitest'
import { newId } from '../src/kernel/id.ts'
import { WAYS } from '../testing/browser/chromium.ts'
import { lookInto } from '../testing/browser/look.ts'
import { enterAs } from '../testing/browser/sign-in.ts'
import { setStage } from '../testing/browser/stage.ts'

const stage = setStage()
const told = { treasure: newId(), activity: newId(), meeting: newId(), issue: newId() }
let isTold = false

/** What the residents' half of council 1 tells to everybody, laid down by the owner. */
async function tellTown(): Promise<void> {
  if (isTold) return
  isTold = true
  const { ask } = stage
  const [first, second] = await ask<{ id: string }>(`select id from staff.staff where login in ('csw', 'plan') order by login`)
  const [proposer, checker] = [first?.id, second?.id]
  const [outline] = await ask<{ geojson: string }>('select geojson from directory.boundary limit 1')
  const [lon = 136.13, lat = 34.76] = (outline?.geojson ?? '').match(/-?\d+\.\d+/g)?.map(Number) ?? []
  await ask(
    `insert into councils.profile (council_no, network_status, phone, office_hours) values (1, 'active', '0595-00-3001', '火曜・木曜の9時から12時まで')
     on conflict (council_no) do update set phone = excluded.phone, office_hours = excluded.office_hours`,
  )
  const word = (kind: string, key: string, title: string, words: string) =>
    ask(
      `insert into texts.wording (kind, key, council_no, wanted, title, words, text_version, proposed_by, checked_by, checked_at)
       values ($1, $2, 1, 'public', $3, $4, 2, $5, $6, '2026-11-20T10:00:00+09:00') on conflict (kind, key) do nothing`,
      [kind, key, title, words, proposer, checker],
    )
  const vary = (kind: string, key: string, language: string, origin: string, based: number, title: string, words: string) =>
    ask(
      `insert into texts.variant (kind, key, language, title, words, origin, based_on_version, written_by, checked_by, checked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, case when $6 = 'human' then $9::uuid end, case when $6 = 'human' then now() end) on conflict do nothing`,
      [kind, key, language, title, words, origin, based, proposer, checker],
    )
  await word(
    'council',
    '1',
    '川と丘のあいだ、夢が里です',
    '川ぞいの田んぼと、丘の上の新しい家なみが、となりあう地区です。\n月に一度の朝市、水曜のサロン、夏の灯ろう流し。来た日から、だれでも仲間になれます。',
  )
  await vary('council', '1', 'pt', 'machine', 1, 'Entre o rio e a colina', 'Uma feira por mês, um encontro com chá às quartas-feiras.')
  await vary(
    'council',
    '1',
    'ja-easy',
    'human',
    2,
    '｜川《かわ》と ｜丘《おか》の まちです',
    '｜月《つき》に 1｜回《かい》、｜朝《あさ》の ｜市《いち》が あります。だれでも ｜来《き》て いいです。',
  )
  await ask(
    `insert into treasures.treasure (id, council_no, name, type, state, made_by) values ($1, 1, '水車の跡', 'place', 'confirmed', $2)`,
    [told.treasure, proposer],
  )
  await ask(
    `insert into treasures.shared (treasure_id, council_no, wanted, title, words, type, themes, place, lat, lon, state, found_at, proposed_by, checked_by, checked_at)
     values ($1, 1, 'public', '水車の跡', '川べりに、水車の石組みが残っています。夏は木かげが涼しく、ひと休みできます。', 'place', '{}', '川べりの遊歩道', $2, $3, 'confirmed', now(), $4, $5, now())`,
    [told.treasure, lat, lon, proposer, checker],
  )
  await ask(`insert into issues.issue (id, council_no, title, origin, made_by) values ($1, 1, '夜道が暗い', 'resident', $2)`, [
    told.issue,
    proposer,
  ])
  await ask(
    `insert into issues.shared (issue_id, council_no, wanted, title, words, level, themes, state, moved_at, proposed_by, checked_by, checked_at)
     values ($1, 1, 'public', '夜道が暗い', '夕方に出かけにくい道があります。街灯と、声をかけあう散歩を考えています。', 'council', '{}', 'working', now(), $2, $3, now())`,
    [told.issue, proposer, checker],
  )
  await ask(
    `insert into councils.body (id, kind, council_no, name, started_on) select gen_random_uuid(), 'network_meeting', 1, '地域福祉ネットワーク会議', '2021-04-01'
      where not exists (select from councils.body where council_no = 1 and kind = 'network_meeting')`,
  )
  await ask(
    `insert into meetings.meeting (id, body_id, council_no, title, starts_at, ends_at, place, mode, audience, made_by)
     select $1, b.id, 1, 'まちの話し合い', now() + interval '9 days', now() + interval '9 days 2 hours', '公民館', 'in_person', 'public', $2
       from councils.body b where b.council_no = 1 and b.kind = 'network_meeting' limit 1`,
    [told.meeting, proposer],
  )
  await ask(
    `insert into activities.activity (id, council_no, name, kind, place, open_to, fee, bring, access_notes, transport, starts_on, from_time, until_time, dates_until, state, made_by)
     values ($1, 1, 'いどばたサロン', 'salon', '集会所', 'どなたでも', '100円', 'うわばき', '入口に段差があります。車いすの方は裏の戸へ。', '循環バス「公民館前」から3分', current_date, '10:00', '11:30', current_date + 60, 'running', $2)`,
    [told.activity, proposer],
  )
  await ask(
    `insert into activities.occurrence (id, activity_id, series_on, starts_at, ends_at, state, cancelled_why)
     select gen_random_uuid(), $1, current_date + n, (current_date + n) + time '10:00', (current_date + n) + time '11:30', case n when 14 then 'cancelled' else 'planned' end, case n when 14 then '大雪' else '' end
       from unnest(array[7, 14, 21]) n`,
    [told.activity],
  )
  await word('activity', told.activity, 'いどばたサロン', 'お茶を飲みながら、近所のことを話します。ひとことも話さなくてもかまいません。')
  await vary('activity', told.activity, 'pt', 'machine', 2, 'Salão da vizinhança', 'Conversamos sobre o bairro, tomando chá.')
}

test.each(WAYS)('a neighbour reads what everybody may know, on $width pixels with script $script, and nothing bars the way', async way => {
  await tellTown()
  const page = await stage.visit(way)
  const looking = lookInto(`open-neighbourhood-${way.width}-${way.script}`, way)
  const languages = way.script === 'on' ? (['ja', 'ja-easy', 'pt'] as const) : (['ja'] as const)
  for (const language of languages) {
    await page.goto(`/p/${language}/councils`)
    await looking.look(page, `councils-${language}`)
    await page.goto(`/p/${language}/councils/1`)
    await looking.look(page, `council-${language}`)
    await page.locator(`a[href="/p/${language}/treasures/${told.treasure}"]`).click()
    await looking.look(page, `treasure-${language}`)
    await page.goto(`/p/${language}/activities/${told.activity}`)
    await looking.look(page, `activity-${language}`)
    await page.goto(`/p/${language}/meetings/${told.meeting}`)
    await looking.look(page, `meeting-${language}`)
    await page.goto(`/p/${language}/community-issues`)
    await looking.look(page, `issues-${language}`)
    await page.goto(`/p/${language}/calendar`)
    await looking.look(page, `calendar-${language}`)
    await page.goto(`/p/${language}/treasures`)
    await looking.look(page, `treasures-${language}`)
  }
  await page.goto('/p/ja')
  await page.locator('a[href="/p/ja/councils"]').click()
  expect(page.url()).toContain('/p/ja/councils')
  expect(looking.complaints).toEqual([])
})

test.each(WAYS)('a keeper looks at the words for others, on $width pixels with script $script', async way => {
  await tellTown()
  const page = await stage.visit(way)
  const looking = lookInto(`words-for-others-${way.width}-${way.script}`, way)
  await enterAs(page, 'csw')
  await page.goto('/wordings/council/1')
  await looking.look(page, 'told')
  await page.goto('/wordings/council/2')
  await looking.look(page, 'none')
  await page.locator('summary', { hasText: '文を書く' }).first().click()
  await page.locator('form[action="/wordings/council/2/propose"] textarea').fill('田中さんの畑があります。')
  await page.locator('form[action="/wordings/council/2/propose"] button').last().click()
  await page.locator('text=人の名まえのようです').first().waitFor()
  await looking.look(page, 'asked-about-a-name')
  expect(looking.complaints).toEqual([])
})
