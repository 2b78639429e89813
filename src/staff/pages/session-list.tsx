import { formatInstant } from '../../kernel/day.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { ActionForm, ButtonRow } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Table } from '../../ui/table.tsx'
import type { OwnSession } from '../acts/own-account.ts'
import { accountTexts as texts } from './own-account-texts.ts'

/** Where one is signed in, with the way to end each. No address is shown: it would say more of a colleague at home than helps. */
export function SessionList(props: { readonly visit: SignedVisit; readonly sessions: readonly OwnSession[] }) {
  const { visit, sessions } = props
  return (
    <Section id="sessions" title={texts.sessionsTitle}>
      <p>{texts.sessionsLead}</p>
      <Table
        caption={texts.sessionsTitle}
        isCaptionHidden
        columns={[
          { key: 'browser', label: texts.sessionBrowser },
          { key: 'method', label: texts.sessionMethod, width: 'm' },
          { key: 'began', label: texts.sessionBegan, width: 'm' },
          { key: 'seen', label: texts.sessionSeen, width: 'm' },
          { key: 'end', label: texts.sessionEnd, width: 's' },
        ]}
        rows={sessions.map(one => ({ key: one.id, cells: cellsOf(one, visit.formToken) }))}
        empty={{ title: texts.sessionsEmpty, text: texts.sessionsLead }}
      />
      <ButtonRow>
        {sessions.length > 1 && (
          <ActionForm action="/account/sessions/end-others" token={visit.formToken} kind="secondary">
            {texts.endOthers}
          </ActionForm>
        )}
        <ActionForm action="/account/sign-out-everywhere" token={visit.formToken} kind="danger">
          {texts.signOutEverywhere}
        </ActionForm>
      </ButtonRow>
    </Section>
  )
}

function cellsOf(one: OwnSession, token: string) {
  const browser = one.browser ?? texts.sessionUnknown
  return {
    browser,
    method: texts.methods[one.method],
    began: formatInstant(one.madeAt),
    seen: formatInstant(one.seenAt),
    end: one.isThis ? (
      <Badge tone="info">{texts.sessionThis}</Badge>
    ) : (
      <ActionForm action={`/account/sessions/${one.id}/end`} token={token} kind="secondary">
        <span aria-hidden="true">{texts.sessionEnd}</span>
        <span class="tn-visually-hidden">{texts.sessionEndLabel(browser, formatInstant(one.seenAt))}</span>
      </ActionForm>
    ),
  }
}
