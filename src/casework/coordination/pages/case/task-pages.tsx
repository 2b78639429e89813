import { formatDay } from '../../../../kernel/day.ts'
import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Task, TaskId } from '../../../../platform/tasks.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { HiddenFields } from '../../../../ui/hidden-fields.tsx'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { finishTask, leaveCaseTask, readTask } from '../../acts/case/tasks.ts'
import type { CaseId } from '../../domain/case/case.ts'
import { END_TASK_BODY, TASK_BODY } from './case-bodies.ts'
import { freshEntry } from './entry-form.tsx'
import { listTexts } from './list-texts.ts'
import { drawLog } from './log-page.tsx'
import { logTexts } from './log-texts.ts'
import { caseIdOf, complaints, onceOf } from './sent.ts'
import { taskHref } from './task-place.ts'

const { tasks: texts } = logTexts

/** POST /cases/:id/tasks: asks an agency of the team for something. */
export async function leaveTaskByForm(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const read = readBody(TASK_BODY, { words: visit.form.get('words'), ...bodyFromForm(visit.form) })
  const done = read.ok
    ? await leaveCaseTask(visit.act, id, { ...read.value, staffId: read.value.staffId ?? null }, onceOf(visit))
    : complaints(read.refusal)
  if (done.ok) return seeOther(`/cases/${id}?done=task`)
  return drawLog(visit, await openForm(visit, freshEntry(visit.act.now)), refusedForm(visit, done.refusal))
}

/** GET /tasks/:id: how a task came to its end. */
export async function showTaskEnd(visit: SignedVisit): Promise<Answer> {
  const task = await readTask(visit.act, taskIdOf(visit))
  return task === undefined ? absentAnswer(visit) : endPage(visit, task, await openForm(visit, { ended: 'done' }))
}

/** POST /tasks/:id: done, or dropped with a reason. */
export async function endTaskByForm(visit: SignedVisit): Promise<Answer> {
  const id = taskIdOf(visit)
  const read = readBody(END_TASK_BODY, bodyFromForm(visit.form))
  const done = read.ok
    ? await finishTask(visit.act, id, { ended: read.value.ended, words: read.value.words ?? null }, onceOf(visit))
    : complaints(read.refusal)
  const back = caseAsked(visit)
  if (done.ok) return seeOther(back === undefined ? '/day?done=ended' : `/cases/${back}?done=ended`)
  const task = await readTask(visit.act, id)
  return task === undefined ? absentAnswer(visit) : endPage(visit, task, refusedForm(visit, done.refusal))
}

function endPage(visit: SignedVisit, task: Task, form: FormState): Answer {
  const back = caseAsked(visit)
  const about = taskHref(task)
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  return page(
    <Layout title={texts.endTitle} frame={frameOf(visit, 'day')} hasErrors={form.hasErrors} withExit>
      <FormNotices form={form} />
      <PageTitle
        title={texts.endTitle}
        lead={`${task.words}（${texts.dueOf(formatDay(task.dueOn))}）`}
        actions={
          about && (
            <ButtonLink kind="quiet" href={about}>
              {texts.about}
            </ButtonLink>
          )
        }
      />
      <Form action={visit.path} token={visit.formToken} idempotencyKey={form.idempotencyKey} label={texts.endTitle}>
        <HiddenFields values={{ _case: back }} />
        <RadioGroup
          {...control('ended')}
          legend={texts.ended}
          required
          inline
          options={[
            { value: 'done', label: texts.done },
            { value: 'dropped', label: texts.drop },
          ]}
        />
        <TextArea {...control('words')} label={texts.why} rows={3} />
        <ButtonRow>
          <Button kind="primary">{texts.end}</Button>
          <ButtonLink kind="quiet" href={back === undefined ? '/day' : `/cases/${back}`}>
            {back === undefined ? listTexts.day.title : logTexts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}

function taskIdOf(visit: SignedVisit): TaskId {
  return visit.params['id'] as TaskId
}

function caseAsked(visit: SignedVisit): CaseId | undefined {
  return readId<'case'>(visit.query.get('case') || visit.form.get('_case'))
}
