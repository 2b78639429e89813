import type { Child } from 'hono/jsx'
import { expect, test } from 'vitest'
import { ActionForm, Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Form } from './form.tsx'

const html = (page: Child): string => String(page)

test('a form carries its token, draft, key and version unseen', () => {
  const page = html(<Form action="/consultations" token="t" draftKey="d" idempotencyKey="k" version={3} />)
  expect(page).toContain('method="post"')
  for (const [name, value] of [
    ['_token', 't'],
    ['_draft', 'd'],
    ['_key', 'k'],
    ['_version', '3'],
  ])
    expect(page).toContain(`<input type="hidden" name="${name}" value="${value}"/>`)
})

test('a form without a draft does not pretend to save one', () => {
  expect(html(<Form action="/a" token="t" autosave />)).not.toContain('tn-autosave')
  expect(html(<Form action="/a" token="t" draftKey="d" />)).not.toContain('tn-autosave')
})

test('a form that saves drafts says so where screen readers hear it', () => {
  const page = html(<Form action="/a" token="t" draftKey="d" autosave />)
  expect(page).toContain('data-url="/drafts"')
  expect(page).toContain('data-saved-label="下書きを保存しました"')
  expect(page).toContain('aria-live="polite"')
})

test('an act of one button is a post with a token', () => {
  const page = html(
    <ActionForm action="/accept" token="t" kind="primary" values={{ reason: '<b>' }}>
      引き受ける
    </ActionForm>,
  )
  expect(page).toContain('method="post"')
  expect(page).toContain('name="_token" value="t"')
  expect(page).toContain('value="&lt;b&gt;"')
})

test('a button keeps its name and value, so that the server knows which one was pressed', () => {
  expect(
    html(
      <Button kind="secondary" name="then" value="refer">
        つなぐ
      </Button>,
    ),
  ).toMatch(/type="submit" name="then" value="refer"/)
})

test('the error summary leads to each field in the same words', () => {
  const page = html(
    <ErrorSummary
      errors={[
        { field: 'statement', message: '一言でも入力してください。' },
        { field: '', message: '通信が切れました。もう一度送ってください。' },
      ]}
    />,
  )
  expect(page).toContain('入力内容を確認してください')
  expect(page).toContain('<a href="#f-statement">一言でも入力してください。</a>')
  expect(page).toContain('<span>通信が切れました。もう一度送ってください。</span>')
  expect(page).toMatch(/role="alert"[^>]*tabindex="-1"/)
})

test('without errors there is no summary', () => {
  expect(html(<ErrorSummary errors={[]} />)).toBe('')
})
