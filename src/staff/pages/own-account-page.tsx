import { formatInstant } from '../../kernel/day.ts'
import type { Duty } from '../../kernel/reader.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { Description } from '../../ui/description.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import type { OwnAccount } from '../acts/own-account.ts'
import type { LentDuty } from '../domain/delegation.ts'
import { LentDuties } from './delegation-view.tsx'
import { accountTexts as texts } from './own-account-texts.ts'
import { SessionList } from './session-list.tsx'
import { texts as signInTexts } from './texts.ts'

type Props = {
  readonly visit: SignedVisit
  readonly account: OwnAccount
  /** Duties held in somebody's place. */
  readonly lent: readonly LentDuty[]
  readonly notice?: string | undefined
}

/** One's own account: who one is, how one signs in, and where one is signed in. */
export function OwnAccountPage(props: Props) {
  const { visit, notice } = props
  const done: Readonly<Record<string, string>> = texts.done
  const asked = visit.query.get('done')
  return (
    <Layout title={texts.title} frame={frameOf(visit)} flash={Object.hasOwn(done, asked) ? done[asked] : undefined} hasErrors={!!notice}>
      {notice && (
        <Banner tone="bad" title={texts.notDone}>
          <p>{notice}</p>
        </Banner>
      )}
      <PageTitle title={texts.title} lead={texts.lead} />
      <Who {...props} />
      <Factors {...props} />
      <Passkeys {...props} />
      <SessionList visit={visit} sessions={props.account.sessions} />
    </Layout>
  )
}

function Who(props: Props) {
  const { signedIn } = props.visit
  const duties = [...signedIn.reader.duties].map(duty => signInTexts.duties[duty]).join('、')
  return (
    <Section
      id="who"
      title={texts.who}
      actions={
        <>
          {mayConfirm(signedIn.reader.duties) && (
            <ButtonLink kind="quiet" href="/staff-recoveries">
              {texts.recoveries}
            </ButtonLink>
          )}
          {worksForTheCity(signedIn.reader.duties) && (
            <>
              <ButtonLink kind="secondary" href="/account/mail">
                {texts.mail}
              </ButtonLink>
              <ButtonLink kind="secondary" href="/account/delegations">
                {texts.standIn}
              </ButtonLink>
            </>
          )}
        </>
      }
    >
      <Description
        rows={[
          { label: texts.name, value: signedIn.staffName },
          { label: texts.login, value: signedIn.login },
          { label: texts.agency, value: signedIn.agencyName },
          { label: texts.duties, value: duties || texts.noDuties },
        ]}
      />
      {props.lent.length > 0 && <LentDuties lent={props.lent} />}
    </Section>
  )
}

/** The second person of a recovery is told by the first, and has to find the page. */
function mayConfirm(duties: ReadonlySet<Duty>): boolean {
  return duties.has('head') || duties.has('audit') || duties.has('administer')
}

/** Notices of work by mail and standing in for a colleague are nothing for residents with a seat. */
function worksForTheCity(duties: ReadonlySet<Duty>): boolean {
  return [...duties].some(duty => duty !== 'resident' && duty !== 'chair')
}

function Factors(props: Props) {
  const { hasPassword, totpSince, factors } = props.account
  const token = props.visit.formToken
  return (
    <Section id="factors" title={texts.factorsTitle}>
      <Description
        rows={[
          { label: texts.password, value: hasPassword ? texts.passwordSet : texts.passwordNone },
          { label: texts.totp, value: totpSince ? texts.totpSince(formatInstant(totpSince)) : texts.totpNone },
          { label: texts.codes, value: factors.codes > 0 ? texts.codesLeft(factors.codes) : texts.codesNone },
        ]}
      />
      <ButtonRow>
        {hasPassword && (
          <ButtonLink kind="secondary" href="/account/password">
            {texts.passwordChange}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href="/account/second-factor">
          {factors.totp ? texts.totpReplace : texts.totpAdd}
        </ButtonLink>
        {factors.totp && (
          <ActionForm action="/account/second-factor/totp/remove" token={token} kind="secondary">
            {texts.totpRemove}
          </ActionForm>
        )}
        {(factors.totp || factors.passkeys > 0) && (
          <ActionForm action="/account/recovery-codes" token={token} kind="secondary">
            {texts.codesMake}
          </ActionForm>
        )}
      </ButtonRow>
      {factors.codes > 0 && <p>{texts.codesNote}</p>}
    </Section>
  )
}

function Passkeys(props: Props) {
  const { visit, account } = props
  return (
    <Section
      id="passkeys"
      title={texts.passkeysTitle}
      actions={
        <ButtonLink kind="secondary" href="/account/second-factor#passkey">
          {texts.passkeyAdd}
        </ButtonLink>
      }
    >
      <Table
        caption={texts.passkeysTitle}
        isCaptionHidden
        columns={[
          { key: 'name', label: texts.passkeyName },
          { key: 'made', label: texts.passkeyMade, width: 'm' },
          { key: 'used', label: texts.passkeyUsed, width: 'm' },
          { key: 'remove', label: texts.remove, width: 's' },
        ]}
        rows={account.passkeys.map(one => ({
          key: one.id,
          cells: {
            name: one.name,
            made: formatInstant(one.madeAt),
            used: one.usedAt ? formatInstant(one.usedAt) : texts.passkeyUnused,
            remove: (
              <ActionForm action={`/account/passkeys/${one.id}/remove`} token={visit.formToken} kind="secondary">
                <span aria-hidden="true">{texts.remove}</span>
                <span class="tn-visually-hidden">{texts.removeLabel(one.name)}</span>
              </ActionForm>
            ),
          },
        }))}
        empty={{ title: texts.passkeysEmpty, text: texts.passkeysEmptyText }}
      />
    </Section>
  )
}
