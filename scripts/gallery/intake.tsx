import { Button, ButtonLink, ButtonRow } from '../../src/ui/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../src/ui/choice.tsx'
import { DayField } from '../../src/ui/day-field.tsx'
import { ErrorSummary } from '../../src/ui/error-summary.tsx'
import { FieldRow } from '../../src/ui/field-row.tsx'
import { Form } from '../../src/ui/form.tsx'
import { Layout } from '../../src/ui/layout.tsx'
import { PageTitle } from '../../src/ui/page-title.tsx'
import { Section } from '../../src/ui/section.tsx'
import { Select } from '../../src/ui/select.tsx'
import { StepList } from '../../src/ui/steps.tsx'
import { TextArea } from '../../src/ui/text-area.tsx'
import { TextField } from '../../src/ui/text-field.tsx'
import { frame } from './frame.ts'

const words = 'お話の内容を、一言でも入力してください。'
const day = '生年月日は、令和8年1月5日のように入力してください。'

/** A form that was refused, with every kind of control. */
export function IntakePage() {
  return (
    <Layout
      title="新しい相談"
      hasErrors
      frame={frame}
      withExit
      crumbs={[{ label: '相談の一覧', href: '/consultations' }, { label: '新しい相談' }]}
    >
      <ErrorSummary
        errors={[
          { field: 'statement', message: words },
          { field: 'birthDate', message: day },
        ]}
      />
      <PageTitle title="新しい相談を書く" lead="分かることだけでかまいません。必須は2つです。あとから書き足せます。" />
      <StepList
        label="相談の受付"
        steps={[
          { label: '聴く', state: 'here' },
          { label: '確かめる', state: 'todo' },
          { label: '振り分ける', state: 'todo' },
        ]}
      />
      <Form action="/consultations" token="t" draftKey="new" idempotencyKey="k" autosave label="新しい相談">
        <Section id="heard" title="聴いたこと">
          <RadioGroup
            name="channel"
            legend="受け方"
            required
            inline
            value="counter"
            options={[
              { value: 'counter', label: '窓口' },
              { value: 'phone', label: '電話' },
              { value: 'visit', label: '訪問' },
              { value: 'letter', label: '手紙' },
              { value: 'agency', label: '関係機関から' },
            ]}
          />
          <TextArea
            name="statement"
            label="本人の言葉"
            required
            error={words}
            support="話されたとおりに書いてください。まとめ直さなくてかまいません。"
            rows={5}
            counter={4000}
          />
          <CheckboxGroup
            name="topics"
            legend="困りごと"
            inline
            values={['money']}
            options={[
              { value: 'care', label: '介護' },
              { value: 'money', label: '暮らしのお金' },
              { value: 'home', label: '住まい' },
              { value: 'child', label: '子育て' },
              { value: 'work', label: '仕事' },
              { value: 'alone', label: '孤立' },
            ]}
          />
          <RadioGroup
            name="urgency"
            legend="どのくらい急ぎますか"
            options={[
              { value: 'immediate', label: '今すぐ', hint: '命や住まいに関わるとき。上司にも知らせてください。' },
              { value: 'today', label: '今日中' },
              { value: 'planned', label: '予定して対応', hint: '次に会う日が決まっているとき。' },
            ]}
          />
        </Section>
        <Section id="who" title="本人">
          <FieldRow>
            <TextField name="familyName" label="お名前" width="m" value={'架空 <太郎>'} />
            <TextField name="familyKana" label="ふりがな" width="m" />
          </FieldRow>
          <DayField name="birthDate" label="生年月日" value="S64.1.8" error={day} />
          <TextField
            name="phone"
            label="電話番号"
            width="s"
            type="tel"
            inputmode="tel"
            support="かけてはいけない番号は、下の欄に書いてください。"
          />
          <Select
            name="area"
            label="お住まいの地区"
            options={[
              { value: '', label: '選んでください' },
              { value: '1', label: '松風台', group: '北部' },
              { value: '2', label: '見本ヶ丘', group: '北部' },
              { value: '3', label: '夢が里', group: '中部' },
            ]}
          />
          <Checkbox name="protected" label="住所を知られると危険がある" hint="支援措置を受けている、または相手から逃れているとき。" />
        </Section>
        <ButtonRow>
          <Button kind="primary" busyLabel="受け付けています">
            受け付ける
          </Button>
          <Button kind="secondary" name="then" value="refer">
            受け付けて、つなぐ
          </Button>
          <ButtonLink kind="quiet" href="/consultations">
            やめる
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>
  )
}
