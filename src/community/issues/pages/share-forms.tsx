import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Quote } from '../../../ui/quote.tsx'
import { Section } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { HeardBox } from '../../texts/index.ts'
import type { IssueWhole } from '../acts/read-issues.ts'
import { texts } from './texts.ts'
import type { RefusedForm } from './verb-form.tsx'
import { VerbForm } from './verb-form.tsx'

/** The wording for others: what stands, who has to check it, and a new one. */
export function ShareForms(props: { readonly visit: SignedVisit; readonly whole: IssueWhole; readonly refused: RefusedForm | undefined }) {
  const { whole, visit } = props
  const { shared, issue } = whole
  const stands = shared !== undefined && shared.withdrawnAt === null ? shared : undefined
  return (
    <Section id="share" title={texts.share}>
      {stands && (
        <Quote speaker={`${texts.wanted[stands.wanted]}　${stands.title}`}>
          {stands.words}
          {stands.changedFor && <p>{texts.changed(stands.changedFor)}</p>}
          {stands.checkedAt === null && stands.isProposedByMe && <p>{texts.checkOwn}</p>}
          {stands.checkedAt === null && !stands.isProposedByMe && (
            <ActionForm
              action={`/community-issues/${issue.id}/check`}
              token={visit.formToken}
              kind="primary"
              values={{ textVersion: String(stands.textVersion) }}
              idempotencyKey={`check-${issue.id}-${stands.textVersion}`}
            >
              {texts.check}
            </ActionForm>
          )}
        </Quote>
      )}
      <VerbForm {...props} verb="share" summary={texts.shareNew} button={texts.shareNew}>
        {(form, at) => (
          <>
            <RadioGroup
              id={at('wanted')}
              name="wanted"
              legend={texts.fields.wanted}
              required
              options={(['liaison', 'public'] as const).map(value => ({ value, label: texts.wanted[value] }))}
              value={form.value('wanted') || 'liaison'}
              error={form.error('wanted')}
            />
            <TextField
              id={at('title')}
              name="title"
              label={texts.fields.sharedTitle}
              required
              width="full"
              value={form.value('title') || (stands?.title ?? issue.title)}
              error={form.error('title')}
            />
            <TextArea
              id={at('words')}
              name="words"
              label={texts.fields.sharedWords}
              support={texts.support.sharedWords}
              required
              rows={4}
              value={form.value('words') || (stands?.words ?? '')}
              error={form.error('words')}
            />
            {issue.state === 'closed' && (
              <TextArea
                id={at('changedFor')}
                name="changedFor"
                label={texts.fields.changedForOthers}
                rows={2}
                value={form.value('changedFor') || (stands?.changedFor ?? '')}
                error={form.error('changedFor')}
              />
            )}
            <HeardBox form={form} id={at('heard')} />
          </>
        )}
      </VerbForm>
      {stands && (
        <p>
          <a href={`/wordings/issue/${issue.id}`}>{texts.otherLanguages}</a>
        </p>
      )}
      {stands && (
        <VerbForm {...props} verb="withdraw" summary={texts.withdraw} button={texts.withdraw}>
          {(form, at) => (
            <TextArea
              id={at('words')}
              name="words"
              label={texts.fields.stepWords}
              required
              rows={2}
              value={form.value('words')}
              error={form.error('words')}
            />
          )}
        </VerbForm>
      )}
    </Section>
  )
}
