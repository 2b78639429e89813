import type { Child } from 'hono/jsx'
import { expect, test } from 'vitest'
import { Checkbox, CheckboxGroup, RadioGroup } from './choice.tsx'
import { DayField } from './day-field.tsx'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

const html = (page: Child): string => String(page)
const at = (page: string, part: string): number => {
  expect(page).toContain(part)
  return page.indexOf(part)
}

test('label, support text, control and error stand in this order', () => {
  const page = html(
    <TextField name="phone" label="電話番号" support="市外局番から入力してください。" error="電話番号を入力してください。" />,
  )
  const order = ['電話番号', '市外局番から', '<input', '電話番号を入力してください。'].map(part => at(page, part))
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

test('a label belongs to its control, and the id is f- and the name', () => {
  const page = html(<TextField name="familyName" label="お名前" />)
  expect(page).toContain('for="f-familyName"')
  expect(page).toMatch(/<input[^>]* id="f-familyName"/)
})

test('whether an answer is needed is said in words', () => {
  expect(html(<TextField name="a" label="お名前" required />)).toContain('※必須')
  expect(html(<TextField name="a" label="お名前" required="optional" />)).toContain('※任意')
  expect(html(<TextField name="a" label="お名前" />)).toContain('※任意')
  expect(html(<RadioGroup name="a" legend="受け方" required options={[]} />)).toContain('※必須')
})

test('no control has a placeholder', () => {
  const page = [
    <TextField name="a" label="あ" />,
    <TextArea name="b" label="い" counter={10} />,
    <Select name="c" label="う" options={[{ value: '', label: '選んでください' }]} />,
    <DayField name="d" label="え" />,
  ]
  for (const control of page) expect(html(control)).not.toContain('placeholder')
})

test('a wrong answer is tied to its control for those who cannot see red', () => {
  const page = html(
    <TextArea name="statement" label="本人の言葉" support="そのままに。" counter={400} error="一言でも入力してください。" />,
  )
  expect(page).toContain('aria-invalid="true"')
  expect(page).toContain('aria-describedby="f-statement-support f-statement-counter f-statement-error"')
  for (const id of ['support', 'counter', 'error']) expect(page).toContain(`id="f-statement-${id}"`)
})

test('a right answer carries neither aria-invalid nor an error', () => {
  const page = html(<TextField name="a" label="お名前" value="架空" />)
  expect(page).not.toContain('aria-invalid')
  expect(page).not.toContain('aria-describedby')
})

test('what somebody typed is shown back as text, never as markup', () => {
  const attack = '"><script>alert(1)</script>'
  const pages = [
    <TextField name="a" label="あ" value={attack} />,
    <TextArea name="a" label="あ" value={attack} />,
    <TextField name="a" label={attack} />,
  ]
  for (const page of pages) {
    expect(html(page)).not.toContain('<script>')
    expect(html(page)).toContain('&lt;script&gt;')
  }
})

test('a password is never written back into the page', () => {
  expect(html(<TextField name="password" label="パスワード" type="password" value="ひみつ" />)).not.toContain('ひみつ')
})

test('a day is typed in any form, without a calendar', () => {
  const page = html(<DayField name="birthDate" label="生年月日" />)
  expect(page).toContain('type="text"')
  expect(page).toContain('例：令和8年1月5日、R8.1.5、2026-01-05')
})

test('the error summary can land on the first answer of a group', () => {
  const page = html(
    <RadioGroup
      name="channel"
      legend="受け方"
      value="phone"
      options={[
        { value: 'counter', label: '窓口' },
        { value: 'phone', label: '電話' },
      ]}
    />,
  )
  expect(page.match(/id="f-channel"/g)).toHaveLength(1)
  expect(page).toMatch(/id="f-channel-2"[^>]*value="phone"[^>]*checked/)
  expect(page).not.toMatch(/value="counter"[^>]*checked/)
})

test('several answers of one name stay chosen when the form comes back', () => {
  const page = html(
    <CheckboxGroup
      name="topics"
      legend="困りごと"
      values={['care', 'money']}
      options={['care', 'home', 'money'].map(value => ({ value, label: value }))}
    />,
  )
  expect(page.match(/ checked=/g)).toHaveLength(2)
  expect(html(<Checkbox name="protected" label="危険がある" checked />)).toContain('checked')
})

test('choices of a list stay under their heading', () => {
  const page = html(
    <Select
      name="area"
      label="地区"
      value="2"
      options={[
        { value: '', label: '選ぶ' },
        { value: '1', label: '松風台', group: '北部' },
        { value: '2', label: '夢が里', group: '北部' },
      ]}
    />,
  )
  expect(page.match(/<optgroup/g)).toHaveLength(1)
  expect(page).toMatch(/value="2" selected/)
})

test('a list that has to be answered begins with the request to choose, one that may be left begins as it was given', () => {
  const blank = [
    { value: '', label: '' },
    { value: 'a', label: 'あ' },
  ]
  const first = (html: string) => /<option value="">([^<]*)</.exec(html)?.[1]
  expect(first(String(<Select name="s" label="え" required options={blank} />))).toBe('選んでください')
  expect(first(String(<Select name="s" label="え" options={blank} />))).toBe('')
})
