import { formatDay, formatInstant } from '../../kernel/day.ts'
import type { StaffId } from '../../kernel/id.ts'
import { readId } from '../../kernel/id.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { Banner } from '../../ui/banner.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { Description } from '../../ui/description.tsx'
import { absentAnswer } from '../../ui/early-pages.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { ui } from '../../ui/languages/ja.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import { readAccount } from '../acts/keep-accounts.ts'
import type { Account } from '../domain/account.ts'
import { lastDayOf, standingOn } from '../domain/account.ts'
import { STATE_TONES } from './account-list.tsx'
import { texts } from './account-texts.ts'
import { dutyLine, dutyWord } from './duty-choices.tsx'

const { one } = texts

/** GET /staff-accounts/:id: one account, and what can be done about it. */
export function showAccount(visit: SignedVisit): Promise<Answer> {
  return accountPage(visit, accountIdOf(visit))
}

/** The account an address names; the pipeline has looked at its shape. */
export function accountIdOf(visit: SignedVisit): StaffId {
  const id = readId<'staff'>(visit.params['id'])
  if (id === undefined) throw new Error('a route without an id')
  return id
}

/** The page of an account, with a sentence above it when something was refused. */
export async function accountPage(visit: SignedVisit, id: StaffId, notice?: string, status = 200): Promise<Answer> {
  const account = await readAccount(visit.act, id)
  if (account === undefined) return absentAnswer(visit)
  const isOwn = id === visit.signedIn.reader.staffId
  const mayChange = !isOwn && !account.isDoor
  const crumbs = [{ label: texts.title, href: '/staff-accounts' }, { label: account.name }]
  return page(
    <Layout
      title={account.name}
      hasErrors={notice !== undefined}
      frame={frameOf(visit, 'staff-accounts')}
      crumbs={crumbs}
      flash={doneText(visit)}
    >
      {notice && (
        <Banner tone="bad" title={ui.notDone}>
          <p>{notice}</p>
        </Banner>
      )}
      <PageTitle title={account.name} lead={`${account.agencyName}　${dutyLine(account.duties, texts.noDuty)}`} />
      {isOwn && (
        <Banner tone="info" title={one.own}>
          <p>{one.ownLead}</p>
        </Banner>
      )}
      {account.isDoor && <p>{one.door}</p>}
      <Facts account={account} mayChange={mayChange} />
      <Duties visit={visit} account={account} mayChange={mayChange} />
      <Assignments account={account} mayChange={mayChange} />
      {mayChange && <Doors visit={visit} account={account} />}
    </Layout>,
    status,
  )
}

type Part = { readonly account: Account; readonly mayChange: boolean }

function Facts({ account, mayChange }: Part) {
  const { form, columns } = texts
  const rows = [
    { label: columns.login, value: account.login },
    { label: form.kana, value: account.kana },
    { label: columns.state, value: <Badge tone={STATE_TONES[account.state]}>{texts.states[account.state]}</Badge> },
    { label: columns.endsOn, value: account.endsOn === null ? texts.openEnd : formatDay(account.endsOn) },
    { label: one.madeAt, value: formatInstant(account.madeAt) },
    { label: one.sessions, value: one.sessionCount(account.sessions) },
    { label: texts.sso, value: account.ssoAllowed ? (account.ssoLinked ? one.linked : one.notLinked) : one.notAllowed },
  ]
  const edit = mayChange && (
    <ButtonLink kind="secondary" href={`/staff-accounts/${account.id}/edit`}>
      {one.edit}
    </ButtonLink>
  )
  return (
    <Section id="facts" title={one.facts} actions={edit}>
      <Description rows={rows} />
    </Section>
  )
}

function Duties({ visit, account, mayChange }: Part & { readonly visit: SignedVisit }) {
  const { today } = visit.act
  const give = mayChange && (
    <ButtonLink kind="secondary" href={`/staff-accounts/${account.id}/duties`}>
      {one.give}
    </ButtonLink>
  )
  const rows = account.dutyRows.map(row => {
    const standing = standingOn(row, today)
    const until = lastDayOf(row)
    const canEnd = mayChange && row.source === 'hand' && (standing === 'now' || standing === 'later')
    return {
      key: `${row.duty}-${row.from}-${row.source}`,
      cells: {
        duty: dutyWord(row.duty),
        period: standing === 'never' ? '—' : one.period(formatDay(row.from), until && formatDay(until)),
        source: one.sources[row.source],
        standing: <Badge tone={standing === 'now' ? 'good' : 'neutral'}>{one.standings[standing]}</Badge>,
        end: canEnd && <a href={`/staff-accounts/${account.id}/end-duty?duty=${row.duty}&since=${row.from}`}>{one.endDuty}</a>,
      },
    }
  })
  const columns = (['duty', 'period', 'source', 'standing', 'end'] as const).map(key => ({ key, label: one.dutyColumns[key] }))
  return (
    <Section id="duties" title={one.duties} actions={give}>
      <Table caption={one.duties} isCaptionHidden columns={columns} rows={rows} empty={{ title: one.noDuties, text: one.noDutiesText }} />
    </Section>
  )
}

function Assignments({ account, mayChange }: Part) {
  const move = mayChange && (
    <ButtonLink kind="secondary" href={`/staff-accounts/${account.id}/move`}>
      {one.move}
    </ButtonLink>
  )
  return (
    <Section id="assignments" title={one.assignments} actions={move}>
      {account.assignments.length === 0 ? (
        <p>{one.alwaysHere(account.agencyName)}</p>
      ) : (
        <ul>
          {account.assignments.map(row => {
            const until = lastDayOf(row)
            return <li>{`${row.agencyName}　${one.period(formatDay(row.from), until && formatDay(until))}`}</li>
          })}
        </ul>
      )}
    </Section>
  )
}

function Doors({ visit, account }: { readonly visit: SignedVisit; readonly account: Account }) {
  const at = (act: string) => ({ action: `/staff-accounts/${account.id}/${act}`, token: visit.formToken })
  const isOff = account.state === 'disabled'
  return (
    <>
      {account.isUntouched && !isOff && (
        <Section id="key" title={one.key}>
          <p>{one.keyLead}</p>
          <ActionForm {...at('setup-link')} kind="secondary">
            {one.keyButton}
          </ActionForm>
        </Section>
      )}
      <Section id="recovery" title={one.recover}>
        <p>{one.recoverLead}</p>
        <ButtonLink kind="secondary" href={`/staff-accounts/${account.id}/recovery`}>
          {one.recoverButton}
        </ButtonLink>
      </Section>
      <Section id="stop" title={one.stop}>
        <p>{one.stopLead}</p>
        <ButtonRow>
          <ActionForm {...at('end-sessions')} kind="secondary">
            {one.endSessions}
          </ActionForm>
          {account.ssoLinked && (
            <ActionForm {...at('unlink')} kind="secondary">
              {one.unlink}
            </ActionForm>
          )}
          <ActionForm {...at(isOff ? 'enable' : 'disable')} kind={isOff ? 'secondary' : 'danger'}>
            {isOff ? one.enable : one.disable}
          </ActionForm>
        </ButtonRow>
      </Section>
    </>
  )
}

function doneText(visit: SignedVisit): string | undefined {
  const known: Readonly<Record<string, string>> = texts.done
  return known[visit.query.get('done')]
}
