import { addDays, formatDayShort, readDay } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { REFUSALS } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Banner } from '../../../../ui/banner.tsx'
import { ActionForm, ButtonLink } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import { changeType, readTypes } from '../../acts/conference/change-types.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { namesOf } from '../../domain/conference/conference-type.ts'
import { KindMark } from './kind-mark.tsx'
import { texts as conferenceTexts } from './texts.ts'
import { typeTexts as texts } from './type-texts.ts'
import { lawOf } from './wording.ts'

const HERE = '/rules/conference-types'
const DONE: Readonly<Record<string, string>> = { done: texts.done, withdrawn: texts.withdrawn }

/** GET /rules/conference-types: the kinds that hold, those ahead, those that ended. */
export function showTypes(visit: SignedVisit): Promise<Answer> {
  return typesPage(visit)
}

/** POST /rules/conference-types/:code/withdraw: takes back what has not begun; the row before it goes on. */
export async function answerWithdrawType(visit: SignedVisit): Promise<Answer> {
  const begins = readDay(visit.form.get('begins'))
  if (begins === undefined) return absentAnswer(visit)
  const wish = { kind: 'withdraw', code: visit.params['code'] ?? '', begins } as const
  const request = { key: visit.form.get('_key'), body: wish }
  const done = await changeType(visit.act, visit.house.codes, true, wish, request)
  return done.ok ? seeOther(`${HERE}?done=withdrawn`) : typesPage(visit, done.refusal)
}

async function typesPage(visit: SignedVisit, why?: Refusal): Promise<Answer> {
  const { today } = visit.act
  const rows = await readTypes(visit.act)
  const isPast = (row: ConferenceType) => row.validTo !== null && row.validTo <= today
  const ahead = rows.filter(row => row.validFrom > today)
  const past = rows.filter(isPast)
  const now = rows.filter(row => row.validFrom <= today && !isPast(row))
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit, 'rules')}
      crumbs={[{ label: texts.rules, href: '/rules' }, { label: texts.title }]}
      hasErrors={why !== undefined}
      flash={DONE[visit.query.get('done')]}
    >
      {why && (
        <Banner tone="bad" title={REFUSALS[why.code].sentence}>
          <p>{Object.values(why.fields ?? {}).join('')}</p>
        </Banner>
      )}
      <PageTitle
        title={texts.title}
        lead={texts.lead}
        actions={
          <ButtonLink kind="primary" href={`${HERE}/new`} shortcut="new">
            {texts.add}
          </ButtonLink>
        }
      />
      <Rows visit={visit} id="now" title={texts.now} rows={now} may="change" />
      {ahead.length > 0 && <Rows visit={visit} id="ahead" title={texts.ahead} rows={ahead} may="withdraw" />}
      {past.length > 0 && <Rows visit={visit} id="past" title={texts.past} rows={past} may="nothing" />}
    </Layout>,
    why && REFUSALS[why.code].status,
  )
}

type May = 'change' | 'withdraw' | 'nothing'

function Rows(props: {
  readonly visit: SignedVisit
  readonly id: string
  readonly title: string
  readonly rows: readonly ConferenceType[]
  readonly may: May
}) {
  const { visit, title, rows, may } = props
  return (
    <Section id={props.id} title={title}>
      <Table
        caption={title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'name', label: texts.columns.name },
          { key: 'basis', label: texts.columns.basis },
          { key: 'rules', label: texts.columns.rules },
          { key: 'period', label: texts.columns.period, width: 'm' },
          { key: 'act', label: texts.columns.act, width: 'l' },
        ]}
        rows={rows.map(row => ({
          key: `${row.code}-${row.validFrom}`,
          cells: {
            name: <KindMark called={namesOf(row).join('・')} type={row} />,
            basis: lawOf(visit.house.codes, row.legalBasis, may === 'withdraw' ? row.validFrom : visit.act.today),
            rules: `${conferenceTexts.kind.consent[row.consentRule]}${conferenceTexts.kind.secrecy[row.secrecyRule]}`,
            period: periodOf(row),
            act: row.isSealed ? <Badge tone="neutral">{texts.sealed}</Badge> : <Acts visit={visit} row={row} may={may} />,
          },
        }))}
        empty={{ title: texts.none, text: texts.noneText }}
      />
    </Section>
  )
}

function Acts({ visit, row, may }: { readonly visit: SignedVisit; readonly row: ConferenceType; readonly may: May }) {
  if (may === 'withdraw') {
    const values = { begins: row.validFrom }
    return (
      <ActionForm action={`${HERE}/${row.code}/withdraw`} token={visit.formToken} kind="quiet" values={values} idempotencyKey={newId()}>
        <Named short={texts.withdraw} long={texts.withdrawLabel(row.displayName)} />
      </ActionForm>
    )
  }
  if (may === 'nothing' || row.validTo !== null) return null
  return (
    <>
      <a href={`${HERE}/${row.code}/change`}>
        <Named short={texts.change} long={texts.changeLabel(row.displayName)} />
      </a>
      {'　'}
      <a href={`${HERE}/${row.code}/close`}>
        <Named short={texts.close} long={texts.closeLabel(row.displayName)} />
      </a>
    </>
  )
}

function Named({ short, long }: { readonly short: string; readonly long: string }) {
  return (
    <>
      <span aria-hidden="true">{short}</span>
      <span class="tn-visually-hidden">{long}</span>
    </>
  )
}

function periodOf(row: ConferenceType): string {
  const from = formatDayShort(row.validFrom)
  return row.validTo === null ? texts.since(from) : texts.between(from, formatDayShort(addDays(row.validTo, -1)))
}
