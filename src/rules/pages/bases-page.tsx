import { formatDay, readDay } from '../../kernel/day.ts'
import { formatEra } from '../../kernel/era.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page, seeOther } from '../../platform/http/answer.ts'
import { REFUSALS } from '../../platform/http/problem.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Disclosure, Section } from '../../ui/section.tsx'
import { changeBases } from '../acts/change-bases.ts'
import { readBases, readBasisChanges } from '../acts/read-bases.ts'
import { standingOn } from '../domain/period.ts'
import { BasisTable } from './basis-table.tsx'
import { basisTexts } from './basis-texts.ts'
import { Changes } from './changes.tsx'
import { dayAsked } from './days.ts'
import { NotDone, ReviewBanner, RulesPage, RulesTabs } from './rules-frame.tsx'
import { keyIn, onceOf, versionSent } from './sent.ts'
import { texts } from './texts.ts'

/** GET /rules/bases: the bases as they hold on a day, those to be looked up first, what is decided ahead, what has ended. */
export function showBases(visit: SignedVisit): Promise<Answer> {
  return basesPage(visit)
}

/** POST /rules/bases/:code/withdraw: takes back what has not begun; the row before it goes on. */
export async function answerWithdrawBasis(visit: SignedVisit): Promise<Answer> {
  const begins = readDay(visit.form.get('begins'))
  if (begins === undefined) return absentAnswer(visit)
  const wish = { kind: 'withdraw', code: keyIn(visit, 'code'), begins } as const
  const done = await changeBases(visit.act, visit.house.codes, { wish, version: versionSent(visit) }, onceOf(visit))
  return done.ok ? seeOther('/rules/bases?done=withdrawn') : basesPage(visit, done.refusal)
}

async function basesPage(visit: SignedVisit, why?: Refusal): Promise<Answer> {
  const { today } = visit.act
  const on = dayAsked(visit)
  const [view, changes] = [await readBases(visit.act), await readBasisChanges(visit.act)]
  const now = view.rows.filter(row => standingOn(row, on) === 'now')
  const ahead = view.rows.filter(row => row.validFrom > today || (row.validTo !== null && row.validTo > today))
  const closed = view.rows.filter(row => standingOn(row, today) === 'closed')
  const toReview = view.rows.filter(row => row.needsReview && standingOn(row, today) !== 'closed')
  const sorted = [...now].sort((one, other) => Number(other.needsReview) - Number(one.needsReview))
  const add = (
    <ButtonLink kind="primary" href="/rules/bases/new" shortcut="new">
      {basisTexts.open}
    </ButtonLink>
  )
  return page(
    <RulesPage visit={visit} title={basisTexts.title} crumbs={[{ label: basisTexts.title }]} hasErrors={why !== undefined}>
      {why && <NotDone why={why} />}
      <PageTitle title={basisTexts.title} lead={basisTexts.lead} actions={add} />
      <ReviewBanner count={toReview.length} />
      <RulesTabs here="bases" />
      <form class="tn-form" method="get" action="/rules/bases">
        <DayField name="on" label={texts.on} required={false} support={texts.onSupport} value={formatEra(on)} />
        <Button kind="secondary">{texts.look}</Button>
      </form>
      <Section id="now" title={`${basisTexts.now}（${formatDay(on)}）`}>
        <BasisTable visit={visit} view={view} rows={sorted} empty={{ title: basisTexts.empty, text: basisTexts.emptyText }} />
      </Section>
      <Section id="ahead" title={basisTexts.ahead}>
        <BasisTable visit={visit} view={view} rows={ahead} empty={{ title: basisTexts.aheadEmpty, text: basisTexts.aheadEmptyText }} />
      </Section>
      {closed.length > 0 && (
        <Section id="closed" title={basisTexts.closed}>
          <Disclosure summary={basisTexts.closedCount(closed.length)}>
            <BasisTable visit={visit} view={view} rows={closed} empty={{ title: '', text: '' }} />
          </Disclosure>
        </Section>
      )}
      <Changes changes={changes} wordsOf={pastWords} />
    </RulesPage>,
    why && REFUSALS[why.code].status,
  )
}

function pastWords(row: Readonly<Record<string, unknown>>): string {
  const [title, law, article, from, to] = ['title', 'law', 'article', 'valid_from', 'valid_to'].map(name => String(row[name] ?? ''))
  return `${title}（${law} ${article}、${from}〜${to}）`
}
