import { Badge, Urgency } from '../../src/ui/badge.tsx'
import { Banner } from '../../src/ui/banner.tsx'
import { ActionForm, ButtonLink, ButtonRow } from '../../src/ui/button.tsx'
import { Description } from '../../src/ui/description.tsx'
import { IdentityBar } from '../../src/ui/identity-bar.tsx'
import { Layout } from '../../src/ui/layout.tsx'
import { Masked } from '../../src/ui/masked.tsx'
import { PrintButton } from '../../src/ui/print.tsx'
import { Quote } from '../../src/ui/quote.tsx'
import { Columns, Disclosure, Panel, Section } from '../../src/ui/section.tsx'
import { Checklist } from '../../src/ui/steps.tsx'
import { Tabs } from '../../src/ui/tabs.tsx'
import { Timeline } from '../../src/ui/timeline.tsx'
import { frame } from './frame.ts'

/** One consultation, opened. */
export function RecordPage() {
  return (
    <Layout
      title="相談 S-000412"
      frame={frame}
      withExit
      crumbs={[{ label: '今日', href: '/' }, { label: '相談の一覧', href: '/consultations' }, { label: 'S-000412' }]}
    >
      <IdentityBar
        title="架空 太郎 さん"
        kana="カクウ タロウ"
        badges={
          <>
            <Urgency level="today" />
            <Badge tone="warn">返事待ち</Badge>
          </>
        }
        facts={[
          { label: '生年月日', value: '昭和48年6月2日（1973年）53歳' },
          { label: '世帯', value: '母と2人' },
          {
            label: '住所',
            value: <Masked reason="支援措置のため表示していません。" unmask={{ href: '/why', label: '理由を書いて表示する' }} />,
          },
          { label: '受け止め', value: '福祉総合相談窓口・見本 花子' },
        ]}
        warning="家に電話をかけないでください。本人の携帯電話だけに連絡します。"
      />
      <Tabs
        label="この相談の内容"
        tabs={[
          { href: '/1', label: '相談', isHere: true },
          { href: '/2', label: 'つなぎ', count: '2' },
          { href: '/3', label: '人と世帯', count: '2' },
          { href: '/4', label: '閲覧の記録' },
        ]}
      />
      <Columns asideLabel="この相談でできること" aside={<Aside />}>
        <Section
          id="words"
          title="本人の言葉"
          actions={
            <ButtonLink kind="secondary" href="/edit">
              書き足す
            </ButtonLink>
          }
        >
          <Quote speaker="架空 太郎さん" when="令和8年8月4日 10:20　窓口">
            {
              '母の年金で暮らしています。十年くらい、ほとんど家から出ていません。\n母が足を悪くして、買い物に行けなくなりました。\nこのまま二人ともだめになるんじゃないかと思って、来ました。'
            }
          </Quote>
          <Quote speaker="母・架空 きよさん" when="同日 電話">
            あの子が自分から行くと言ったのは初めてです。どうか叱らないでやってください。
          </Quote>
        </Section>
        <Section id="facts" title="受付の内容">
          <Description
            rows={[
              { label: '受けた日', value: '令和8年8月4日（2026年）10:20' },
              { label: '受け方', value: '窓口' },
              { label: '困りごと', value: 'ひきこもり、介護、暮らしのお金' },
              { label: '主な困りごと', value: '暮らしのお金' },
              { label: '言葉', value: '日本語' },
              { label: '連絡先', value: '0595-00-0142（本人の携帯電話）' },
              {
                label: '担当者の見立て',
                wide: true,
                value:
                  '母の介護保険の申請がまだ。本人は「働きたい気持ちはある」と話し、午前中の面談を希望。まず母の要介護認定の申請に同行し、本人には参加の場の見学を提案したい。',
              },
              { label: '足りないもの', wide: true, value: '週に1回、家の外で過ごせる少人数の場所（車の送迎があること）' },
            ]}
          />
        </Section>
        <Section id="history" title="これまでのこと" actions={<PrintButton label="経過を印刷する" />}>
          <Timeline
            entries={[
              {
                key: '5',
                when: '令和8年8月7日 16:00',
                who: '自動のお知らせ',
                title: '返事の期限を過ぎました',
                tone: 'bad',
                body: '地域包括支援センターからの返事がまだ届いていません。電話で確かめてください。',
              },
              {
                key: '4',
                when: '令和8年8月6日 09:12',
                who: '地域包括支援センター・例山 直子',
                title: 'つなぐシートを開きました',
                tone: 'info',
              },
              {
                key: '3',
                when: '令和8年8月4日 11:40',
                who: '福祉総合相談窓口・見本 花子',
                title: '地域包括支援センターへつなぎました',
                tone: 'warn',
                body: '母の要介護認定の申請に同行してほしい。本人の同意（口頭）あり。返事の期限は8月7日。',
              },
              { key: '2', when: '令和8年8月4日 11:05', who: '福祉総合相談窓口・見本 花子', title: '振り分けました：関係機関へつなぐ' },
              { key: '1', when: '令和8年8月4日 10:20', who: '福祉総合相談窓口・見本 花子', title: '相談を受け付けました', tone: 'done' },
            ]}
          />
        </Section>
      </Columns>
    </Layout>
  )
}

function Aside() {
  return (
    <>
      <Banner tone="bad" title="返事の期限を2日過ぎています">
        <p>地域包括支援センター（0595-00-0120）へ電話で確かめてください。</p>
      </Banner>
      <Panel title="次にすること">
        <Checklist
          tasks={[
            { key: '1', label: '本人の言葉を書く', isDone: true },
            { key: '2', label: '振り分けを決める', isDone: true },
            { key: '3', label: '返事を確かめる', href: '/x', isDone: false, note: '期限 8月7日' },
            { key: '4', label: '2週間後の様子を聞く', href: '/y', isDone: false, note: '予定 8月18日' },
          ]}
        />
        <ButtonRow>
          <ButtonLink kind="primary" href="/refer">
            ほかの機関へつなぐ
          </ButtonLink>
          <ButtonLink kind="secondary" href="/close">
            相談を終える
          </ButtonLink>
        </ButtonRow>
      </Panel>
      <Panel title="つなぎの状態">
        <Description
          rows={[
            { label: 'つなぎ先', value: '地域包括支援センター' },
            { label: '根拠', value: '本人の同意（口頭）' },
            { label: '状態', value: <Badge tone="warn">返事待ち</Badge> },
          ]}
        />
        <ActionForm action="/withdraw" token="t" kind="danger">
          つなぎを取り下げる
        </ActionForm>
      </Panel>
      <Disclosure summary="この相談を読める人">
        <p>福祉総合相談窓口の職員と、つなぎを引き受けた機関の担当者が読めます。読んだことは記録されます。</p>
      </Disclosure>
    </>
  )
}
