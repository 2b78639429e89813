import { Badge, Urgency } from '../../src/ui/badge.tsx'
import { ButtonLink } from '../../src/ui/button.tsx'
import { Figures } from '../../src/ui/figures.tsx'
import { Layout } from '../../src/ui/layout.tsx'
import { PageTitle } from '../../src/ui/page-title.tsx'
import { Pager } from '../../src/ui/pager.tsx'
import { PrintButton } from '../../src/ui/print.tsx'
import type { TableRow } from '../../src/ui/table.tsx'
import { Table } from '../../src/ui/table.tsx'
import { Tabs } from '../../src/ui/tabs.tsx'
import { frame } from './frame.ts'

/** A worker's list at the start of the day. */
export function ListPage() {
  return (
    <Layout
      title="相談の一覧"
      frame={frame}
      crumbs={[{ label: '今日', href: '/' }, { label: '相談の一覧' }]}
      flash="相談 S-000412 を受け付けました。"
    >
      <PageTitle
        title="相談の一覧"
        actions={
          <>
            <PrintButton />
            <ButtonLink kind="secondary" href="/consultations.csv">
              CSVで書き出す
            </ButtonLink>
            <ButtonLink kind="primary" href="/consultations/new" shortcut="new">
              新しい相談を書く
            </ButtonLink>
          </>
        }
      />
      <Figures
        label="今日すること"
        entries={[
          { key: 'late', label: '返事の期限を過ぎたつなぎ', value: '2件', note: '最も古いもの：8月3日', href: '/a', tone: 'bad' },
          { key: 'today', label: '今日中に動く相談', value: '4件', note: 'うち未着手 1件', href: '/b', tone: 'warn' },
          { key: 'arrived', label: '届いたつなぎ', value: '3件', note: 'まだ開いていないもの 1件', href: '/c' },
          { key: 'next', label: '今週の約束', value: '9件', note: '訪問 3件・電話 6件', href: '/d' },
        ]}
      />
      <Tabs
        label="相談の範囲"
        tabs={[
          { href: '/1', label: '自分の担当', count: '24', isHere: true },
          { href: '/2', label: '窓口全体', count: '100件以上' },
          { href: '/3', label: 'つないだ相談', count: '18' },
          { href: '/4', label: '見守り中', count: '6' },
          { href: '/5', label: '終わった相談' },
        ]}
      />
      <Table
        caption="自分が担当している相談。受けた日の新しい順。"
        columns={[
          { key: 'no', label: '番号', width: 'xs' },
          { key: 'person', label: '本人', width: 'm' },
          { key: 'words', label: '相談の内容' },
          { key: 'urgency', label: '急ぎ', width: 's' },
          { key: 'state', label: '状態', width: 's' },
          { key: 'next', label: '次の予定', width: 's' },
          { key: 'days', label: '経過', width: 'xs', align: 'end' },
        ]}
        rows={rows}
        empty={{ title: '担当している相談はありません', text: '新しい相談を書くか、届いたつなぎを開いてください。' }}
      />
      <Pager countText="24件のうち 1〜20件" nextHref="/consultations?after=x" />
    </Layout>
  )
}

const people = [
  '架空 太郎',
  '見本 きよ',
  '夢野 マリア',
  '仮名井 誠',
  '作例 美咲',
  '例山 健一',
  '仮谷 ふみ',
  '（お名前は聞いていない）',
  '夢野 グエン・ティ・マイ',
  '見本 ハル',
]
const words = [
  '父の年金で暮らしている。仕事が見つからず家から出られない',
  '夫の介護で眠れない。腰が痛くて入浴の手伝いができなくなった',
  '日本語の手紙が読めない。保育園の書類のことで困っている',
  '家賃を3か月滞納。来月末までに出てほしいと言われた',
  '母の代わりに食事を作っている。学校に行けない日がある',
  '退院の日が決まったが、保証人になってくれる人がいない',
  '隣の家の新聞が1週間たまっている。姿を見ていない',
  '電話が途中で切れた。「もういい」と話していた',
]
const states = [
  <Badge tone="info">受け止め中</Badge>,
  <Badge tone="warn">返事待ち</Badge>,
  <Badge tone="good">引き受け</Badge>,
  <Badge tone="bad">期限を過ぎた</Badge>,
  <Badge tone="neutral">見守り</Badge>,
  <Badge tone="done">終わり</Badge>,
]
const levels = ['planned', 'today', 'within_week', 'immediate', 'planned', 'within_week'] as const

const rows: readonly TableRow[] = Array.from({ length: 20 }, (_, at) => ({
  key: String(at),
  href: `/consultations/${at}`,
  tone: at % 6 === 3 ? 'bad' : undefined,
  cells: {
    no: `S-000${412 - at}`,
    person: people[at % people.length],
    words: words[at % words.length],
    urgency: <Urgency level={levels[at % 6] ?? 'planned'} />,
    state: states[at % 6],
    next: at % 3 === 0 ? '' : `8月${10 + at}日（月）`,
    days: `${at * 2 + 1}日`,
  },
}))
