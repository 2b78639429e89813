import { readDay } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Quote } from '../../../ui/quote.tsx'
import type { IssueWhole } from '../acts/read-issues.ts'
import type { Evidence } from '../domain/issue.ts'
import { texts } from './texts.ts'

/** Voices and numbers behind an issue, those of merged issues with where they came from. */
export function Voices(props: { readonly visit: SignedVisit; readonly whole: IssueWhole }) {
  const { whole } = props
  if (whole.evidence.length === 0) return <EmptyState title={texts.noVoices} text={texts.noVoicesText} />
  return (
    <>
      {whole.evidence.map(voice => (
        <>
          <Quote
            speaker={`${texts.evidence[voice.kind]}${voice.byName ? `　${voice.byName}` : ''}${placeOf(whole, voice)}`}
            when={dayOfVoice(voice)}
          >
            {voice.howMany === null ? voice.words : `${voice.words}（${voice.howMany}）`}
          </Quote>
          {(voice.isMine || whole.isKeeper) && voice.ofIssue === whole.issue.id && (
            <ActionForm
              action={`/community-issues/${whole.issue.id}/voices/${voice.id}/take-back`}
              token={props.visit.formToken}
              kind="quiet"
              idempotencyKey={`take-back-${voice.id}`}
            >
              {texts.takeBack}
            </ActionForm>
          )}
        </>
      ))}
    </>
  )
}

function placeOf({ issue, mergedFrom }: IssueWhole, voice: Evidence): string {
  if (voice.ofIssue === issue.id) return ''
  const from = mergedFrom.find(({ id }) => id === voice.ofIssue)
  return from ? `　「${from.title}」${texts.fromMerged}` : texts.fromMerged
}

/** When something was told, in both calendars. */
export function dayOfVoice({ on }: Pick<Evidence, 'on'>): string {
  const day = readDay(on)
  return day === undefined ? on : formatBoth(day)
}
