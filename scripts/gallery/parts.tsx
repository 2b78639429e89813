import { readDay } from '../../src/kernel/day.ts'
import type { Tone } from '../../src/ui/badge.tsx'
import { Badge } from '../../src/ui/badge.tsx'
import { Banner } from '../../src/ui/banner.tsx'
import { BothDates } from '../../src/ui/both-dates.tsx'
import { Button, ButtonLink, ButtonRow } from '../../src/ui/button.tsx'
import { EmptyState } from '../../src/ui/empty-state.tsx'
import { Layout } from '../../src/ui/layout.tsx'
import { Masked } from '../../src/ui/masked.tsx'
import { PageTitle } from '../../src/ui/page-title.tsx'
import { Quote } from '../../src/ui/quote.tsx'
import { LiveResults, LiveSearch } from '../../src/ui/search-box.tsx'
import { Disclosure, Section } from '../../src/ui/section.tsx'
import { StepList } from '../../src/ui/steps.tsx'
import { Table } from '../../src/ui/table.tsx'
import { frame } from './frame.ts'

const tones: readonly { readonly tone: Tone; readonly word: string }[] = [
  { tone: 'neutral', word: '見守り' },
  { tone: 'info', word: '受け止め中' },
  { tone: 'good', word: '引き受け' },
  { tone: 'warn', word: '返事待ち' },
  { tone: 'bad', word: '期限を過ぎた' },
  { tone: 'done', word: '終わり' },
]

/** Everything that is not on the other pages. */
export function PartsPage() {
  const day = readDay('1989-01-07')
  return (
    <Layout title="部品の一覧" frame={{ ...frame, here: 'search' }}>
      <PageTitle title="部品の一覧" lead="どの画面でも同じ形、同じ言葉で使います。" />
      <Section id="find" title="検索">
        <LiveSearch
          action="/people/search"
          url="/people/search/live"
          token="t"
          label="人をさがす"
          support="お名前、ふりがな、電話番号。2文字から。"
        >
          <LiveResults announce="2人見つかりました">
            <Table
              caption="見つかった人"
              isCaptionHidden
              columns={[
                { key: 'name', label: 'お名前' },
                { key: 'birth', label: '生年月日' },
                { key: 'why', label: '合っているところ' },
              ]}
              rows={[
                { key: '1', href: '/1', cells: { name: '架空 太郎', birth: '昭和48年6月2日', why: 'お名前、電話番号' } },
                { key: '2', href: '/2', cells: { name: '架空 太朗', birth: '昭和52年11月30日', why: 'ふりがな' } },
              ]}
              empty={{ title: '', text: '' }}
            />
          </LiveResults>
        </LiveSearch>
      </Section>
      <Section id="tones" title="状態の印">
        <p>
          {tones.map(({ tone, word }) => (
            <Badge tone={tone}>{word}</Badge>
          ))}
        </p>
        {tones.map(({ tone, word }) => (
          <Banner tone={tone} title={word}>
            <p>色だけでなく、形と言葉でも分かるようにしています。次にすることを、ここに書きます。</p>
          </Banner>
        ))}
      </Section>
      <Section id="buttons" title="ボタン">
        <ButtonRow>
          <Button kind="primary">受け付ける</Button>
          <Button kind="secondary">下書きのままにする</Button>
          <Button kind="danger">つなぎを取り下げる</Button>
          <ButtonLink kind="quiet" href="/">
            やめる
          </ButtonLink>
        </ButtonRow>
      </Section>
      <Section id="rest" title="そのほか">
        <StepList
          label="手順"
          steps={[
            { label: '聴く', state: 'done', href: '/1' },
            { label: '確かめる', state: 'here' },
            { label: '振り分ける', state: 'todo' },
          ]}
        />
        <p>
          <Masked reason="住所保護のため表示していません。" unmask={{ href: '/w', label: '理由を書いて表示する' }} />
        </p>
        {day && (
          <p>
            <BothDates day={day} />
          </p>
        )}
        <Quote speaker="夢野 マリアさん" lang="pt" when="通訳：ポルトガル語">
          Recebi uma carta da prefeitura, mas não consigo ler. Tenho medo de perder a vaga na creche.
        </Quote>
        <Disclosure summary="まだ聞いていないこと" isOpen>
          <p>ご家族の勤め先と、朝の送り迎えができる人。</p>
        </Disclosure>
        <EmptyState
          title="届いたつなぎはありません"
          text="ほかの機関からつながれると、ここに並びます。"
          action={
            <ButtonLink kind="secondary" href="/consultations">
              相談の一覧へ
            </ButtonLink>
          }
        />
      </Section>
    </Layout>
  )
}
