import type { SignedVisit } from '../../../../platform/http/route.ts'
import { TextField } from '../../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../../ui/verb-form.tsx'
import { VerbForm } from '../../../../ui/verb-form.tsx'
import type { SheetWhole } from '../../acts/sheet/read-sheets.ts'
import type { Note } from '../../domain/sheet/sheet.ts'
import { sheetTexts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: SheetWhole; readonly refused: RefusedForm | undefined }

/** The notes in their columns: what each became, and what was withdrawn, struck through and still readable. */
export function NoteBoard(props: Props) {
  const { sheet, notes } = props.whole
  return (
    <div class="tn-sides">
      {sheet.sides.map(({ key, label }) => {
        const here = notes.filter(({ side }) => side === key)
        return (
          <section class="tn-side" aria-labelledby={`side-${key}`}>
            <h2 class="tn-side__title" id={`side-${key}`}>
              {label}
              <span class="tn-side__count">{sheetTexts.pieces(here.filter(({ withdrawnAt }) => withdrawnAt === null).length)}</span>
            </h2>
            <ul class="tn-notes" aria-label={sheetTexts.notesCaption(label)}>
              {here.map(note => (
                <NoteCard {...props} note={note} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function NoteCard(props: Props & { readonly note: Note }) {
  const { note, whole } = props
  const went = note.becameId === null ? undefined : whole.became.get(note.becameId)
  const mayWithdraw = note.withdrawnAt === null && (whole.isKeeper ? canBeWithdrawn(note) : note.isMine && note.becameKind === null)
  return (
    <li
      class="tn-note"
      id={`note-${note.id}`}
      data-became={note.becameKind ?? undefined}
      data-withdrawn={note.withdrawnAt ? 'true' : undefined}
    >
      <p class="tn-note__words">{note.withdrawnAt ? <s>{note.words}</s> : note.words}</p>
      {note.withdrawnAt && <p class="tn-note__end">{sheetTexts.withdrawn(note.withdrawnWhy)}</p>}
      {note.becameKind && (
        <p class="tn-note__end">
          {went ? <a href={went.href}>{`${sheetTexts.became[note.becameKind]} ➡`}</a> : sheetTexts.became[note.becameKind]}
        </p>
      )}
      {mayWithdraw && <WithdrawForm {...props} />}
    </li>
  )
}

/** What became a record has a course of its own there. */
const canBeWithdrawn = ({ becameKind }: Note): boolean => becameKind === null || becameKind === 'vision'

function WithdrawForm({ visit, whole, refused, note }: Props & { readonly note: Note }) {
  return (
    <VerbForm
      visit={visit}
      action={`/sheets/${whole.sheet.id}/withdraw`}
      refused={refused}
      verb="withdraw"
      place={note.id}
      summary={sheetTexts.withdraw}
      button={sheetTexts.withdrawButton}
      kind="secondary"
      hidden={{ noteId: note.id }}
    >
      {(form, at) => (
        <TextField id={at('why')} name="why" label={sheetTexts.fields.why} required value={form.value('why')} error={form.error('why')} />
      )}
    </VerbForm>
  )
}
