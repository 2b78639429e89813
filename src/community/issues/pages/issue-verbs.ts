import type { z } from 'zod'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { whyWarned } from '../../texts/index.ts'
import { mergeIssues, partIssue } from '../acts/merge-issues.ts'
import { liftIssue, moveIssue } from '../acts/move-issue.ts'
import { checkWording, proposeWording, withdrawWording } from '../acts/share-issue.ts'
import { tellEvidence } from '../acts/tell-evidence.ts'
import type { IssueId } from '../domain/issue.ts'
import type { Move } from '../domain/move-issue.ts'
import { CHECK_BODY, LIFT_BODY, MERGE_BODY, MOVE_BODY, SHARE_BODY, TELL_BODY, WORDS_BODY } from './bodies.ts'

/** Everything that can be done on the page of an issue; the last part of its address. */
export const ISSUE_VERBS = ['tell', 'move', 'lift', 'merge', 'part', 'share', 'check', 'withdraw'] as const
export type IssueVerb = (typeof ISSUE_VERBS)[number]

/** What is said when it is done. */
export const DONE: Readonly<Record<IssueVerb, string>> = {
  tell: 'told',
  move: 'moved',
  lift: 'lifted',
  merge: 'merged',
  part: 'parted',
  share: 'proposed',
  check: 'checked',
  withdraw: 'withdrawn',
}

/** What is written to the audit. */
export const AUDITS: Readonly<Record<IssueVerb, string>> = {
  tell: 'issue.tell',
  move: 'issue.move',
  lift: 'issue.lift',
  merge: 'issue.merge',
  part: 'issue.part',
  share: 'issue.propose-wording',
  check: 'issue.check-wording',
  withdraw: 'issue.withdraw-wording',
}

type Done = Promise<Result<string, Refusal>>

/** Does one of them from its form: the id of the issue where one goes next, or why not. */
export function doIssueVerb(visit: SignedVisit, verb: IssueVerb): Done {
  const id = visit.params['id'] as IssueId
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  switch (verb) {
    case 'tell':
      return whenRead(visit, TELL_BODY, async body => {
        const told = { ...body, howMany: body.howMany ?? null, byParticipant: body.byParticipant ?? null }
        const done = await tellEvidence(visit.act, id, told, asked.once)
        return done.ok ? { ok: true, value: id } : done
      })
    case 'move':
      return whenRead(visit, MOVE_BODY, async body => {
        const fields = whyWarned(visit.form, [body.changedForOthers ?? ''])
        return fields ? no(refusal('fields', { fields })) : moveIssue(visit.act, id, moveOf(body), asked)
      })
    case 'lift':
      return whenRead(visit, LIFT_BODY, body => liftIssue(visit.act, id, { to: body.level, words: body.words }, asked))
    case 'merge':
      return whenRead(visit, MERGE_BODY, body => mergeIssues(visit.act, id, { id: body.into as IssueId, words: body.words }, asked))
    case 'part':
      return whenRead(visit, WORDS_BODY, body => partIssue(visit.act, id, body.words, asked))
    case 'share':
      return whenRead(visit, SHARE_BODY, async body => {
        const fields = whyWarned(visit.form, [body.title, body.words, body.changedFor ?? ''])
        const wish = { ...body, changedFor: body.changedFor ?? undefined }
        return fields ? no(refusal('fields', { fields })) : proposeWording(visit.act, id, wish, asked.once)
      })
    case 'check':
      return whenRead(visit, CHECK_BODY, body => checkWording(visit.act, id, body.textVersion, asked.once))
    case 'withdraw':
      return whenRead(visit, WORDS_BODY, body => withdrawWording(visit.act, id, body.words, asked.once))
  }
}

async function whenRead<Body>(visit: SignedVisit, schema: Parameters<typeof readBody<Body>>[0], work: (body: Body) => Done): Done {
  const read = readBody(schema, bodyFromForm(visit.form))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}

/** A move as it was sent; what was not said is empty. */
export function moveOf(body: z.output<typeof MOVE_BODY>): Move {
  const { to, words, passedOnTo, changedFor, changedForOthers } = body
  return {
    to,
    words: words ?? '',
    passedOnTo: passedOnTo ?? '',
    changedFor: changedFor ?? '',
    changedForOthers: changedForOthers ?? '',
  }
}
