import { ActionForm } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { TreasureWhole } from '../acts/read-treasures.ts'
import { themeWords } from './labels.tsx'
import { texts } from './texts.ts'
import type { FormsProps } from './verb-form.tsx'
import { VerbForm } from './verb-form.tsx'

/** Issues a treasure could answer, each with why; keepers join and part them. */
export function AnsweredIssues(props: FormsProps) {
  const { visit, whole } = props
  const joined = whole.links.filter(({ other }) => other.kind === 'issue')
  const alike = whole.issues.filter(({ isJoined }) => !isJoined)
  return (
    <>
      {joined.length === 0 && alike.length === 0 && <p>{texts.noAnswers}</p>}
      <ul>
        {joined.map(link => (
          <li>
            <a href={link.href}>{link.title}</a>
            <br />
            {[texts.whyJoined, link.note].filter(Boolean).join('。')}
            {whole.isKeeper && link.relation === 'answers' && (
              <ActionForm
                action={`/treasures/${whole.treasure.id}/unjoin`}
                token={visit.formToken}
                kind="quiet"
                values={{ link: link.id }}
                idempotencyKey={`unjoin-${link.id}`}
              >
                {texts.unjoin}
              </ActionForm>
            )}
          </li>
        ))}
        {alike.map(({ one, themes }) => (
          <li>
            <a href={`/community-issues/${one.id}`}>{one.title}</a>
            <br />
            {texts.whyThemes(themeWords(visit, themes))}
          </li>
        ))}
      </ul>
      {whole.others.length > 0 && <JoinForm {...props} />}
    </>
  )
}

function JoinForm(props: FormsProps) {
  return (
    <VerbForm {...props} verb="join" summary={texts.join} button={texts.join}>
      {(form, at) => (
        <>
          <Select
            id={at('issue')}
            name="issue"
            label={texts.fields.issue}
            required
            width="full"
            options={[{ value: '', label: texts.choose }, ...props.whole.others.map(one => ({ value: one.id, label: one.title }))]}
            value={form.value('issue')}
            error={form.error('issue')}
          />
          <TextField
            id={at('note')}
            name="note"
            label={texts.fields.note}
            width="full"
            value={form.value('note')}
            error={form.error('note')}
          />
        </>
      )}
    </VerbForm>
  )
}

/** Everything else a treasure is joined to. */
export function OtherLinks(props: { readonly whole: TreasureWhole }) {
  const links = props.whole.links.filter(({ other }) => other.kind !== 'issue')
  if (links.length === 0) return <p>{texts.noLinks}</p>
  return (
    <ul>
      {links.map(link => (
        <li>
          <a href={link.href}>{link.title}</a>
          {link.note && `（${link.note}）`}
        </li>
      ))}
    </ul>
  )
}
