import { Layout } from '../../src/ui/layout.tsx'
import { PageTitle } from '../../src/ui/page-title.tsx'
import { PrintButton, PrintOnly, ScreenOnly } from '../../src/ui/print.tsx'
import { Sheet, SheetTable } from '../../src/ui/sheet.tsx'
import { frame } from './frame.ts'

/** A referral sheet as it is printed and faxed. */
export function SheetPage() {
  return (
    <Layout
      title="つなぐシート"
      frame={{ ...frame, here: 'referrals' }}
      crumbs={[{ label: '届いたつなぎ', href: '/referrals' }, { label: 'つなぐシート' }]}
    >
      <ScreenOnly>
        <PageTitle title="つなぐシート" lead="印刷すると、この用紙だけがA4で出ます。" actions={<PrintButton />} />
      </ScreenOnly>
      <Sheet
        title="つなぐシート"
        number="R-000087"
        day="令和8年8月4日（2026年）"
        to="地域包括支援センター　御中"
        from="福祉総合相談窓口　見本 花子（0595-00-0100）"
        seals={['係長', '担当']}
        note="この用紙には個人の情報が書かれています。受け取った方のほかには見せないでください。誤って届いたときは 0595-00-0100 へお知らせください。"
      >
        <SheetTable
          title="1　本人"
          rows={[
            [
              { label: 'ふりがな', value: 'カクウ タロウ' },
              { label: '生年月日', value: '昭和48年6月2日（1973年）' },
            ],
            [
              { label: 'お名前', value: '架空 太郎' },
              { label: '電話番号', value: '0595-00-0142' },
            ],
            [{ label: '住所', value: '夢が原市松風台二丁目99番地の3' }],
          ]}
        />
        <SheetTable
          title="2　つなぐ理由"
          rows={[
            [
              { label: '種類', value: '引き継ぐ' },
              { label: '急ぎ', value: '今日中' },
              { label: '返事の期限', value: '8月7日（金）' },
            ],
            [
              {
                label: '本人の言葉',
                height: 'tall',
                value: '母の年金で暮らしています。十年くらい、ほとんど家から出ていません。母が足を悪くして、買い物に行けなくなりました。',
              },
            ],
            [
              {
                label: 'お願いしたいこと',
                height: 'tall',
                value: '母の要介護認定の申請に同行してください。本人は午前中の面談を希望しています。',
              },
            ],
            [{ label: '情報を渡す根拠', value: '本人の同意（口頭）　令和8年8月4日' }],
          ]}
        />
        <SheetTable
          title="3　お返事（FAX 0595-00-0101 へお送りください）"
          rows={[
            [{ label: 'お返事', value: '□ 引き受けます　　□ 確かめたいことがあります　　□ 次の機関を勧めます（　　　　　　　　）' }],
            [
              { label: '担当者', value: '' },
              { label: '最初に会う日', value: '令和　　年　　月　　日' },
            ],
            [{ label: '連絡事項', height: 'tall', value: '' }],
          ]}
        />
      </Sheet>
      <PrintOnly>
        <p>印刷した人と時刻は、閲覧の記録に残ります。</p>
      </PrintOnly>
    </Layout>
  )
}
