import { Badge } from './badge.tsx'
import { ui } from './languages/ja.ts'

/** Where the reader stands in a fixed way of several pages. */
export function StepList(props: {
  readonly label: string
  readonly steps: readonly {
    readonly label: string
    readonly state: 'done' | 'here' | 'todo'
    readonly href?: string | undefined
    readonly note?: string | undefined
  }[]
}) {
  return (
    <ol class="tn-steps" aria-label={props.label}>
      {props.steps.map(step => (
        <li class="tn-steps__step" data-state={step.state} aria-current={step.state === 'here' ? 'step' : undefined}>
          {step.href && step.state !== 'here' ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
          <span class="tn-steps__state">{step.note ?? stepWords[step.state]}</span>
        </li>
      ))}
    </ol>
  )
}

/** Long work as a list of tasks that may be done in any order, each with its state in words. */
export function Checklist(props: {
  readonly tasks: readonly {
    readonly key: string
    readonly label: string
    readonly href?: string | undefined
    readonly isDone: boolean
    readonly note?: string | undefined
  }[]
}) {
  return (
    <ul class="tn-checklist">
      {props.tasks.map(task => (
        <li class="tn-checklist__task" data-key={task.key}>
          <span class="tn-checklist__label">
            {task.href ? <a href={task.href}>{task.label}</a> : task.label}
            {task.note && <span class="tn-checklist__note">{task.note}</span>}
          </span>
          <Badge tone={task.isDone ? 'done' : 'neutral'}>{task.isDone ? ui.taskDone : ui.taskOpen}</Badge>
        </li>
      ))}
    </ul>
  )
}

const stepWords = { done: ui.stepDone, here: ui.stepHere, todo: ui.stepTodo } as const
