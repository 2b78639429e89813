/** A meeting of the pretend council 1: what stood on its agenda, what was said, and what came of it. */
export const ITEMS = [
  {
    kind: 'report',
    title: '坂の上の買い物について、聞いて回った報告',
    remarks: ['夕方の道が暗くて、集まりに行けない人がいる', '門灯をつける約束を、まず一つの組で試す'],
  },
  {
    kind: 'discuss',
    title: '縁側カフェを、冬も続けるか',
    remarks: ['冬のあいだの灯油代を、市の助成で出せないか', '送り迎えの車に、市の保険を使えるか', '柱時計のねじを、子どもに巻いてもらう'],
  },
  { kind: 'decide', title: 'いっしょに買い物を、週に一度にするか', remarks: [] },
  { kind: 'decide', title: '敬老の集まりの日どり', remarks: [] },
] as const

/** What was decided, by the title of the item; without a statement it goes on next time. */
export const DECIDED: Readonly<
  Record<string, { readonly statement: string; readonly reasons: string; readonly dissent: string } | undefined>
> = {
  'いっしょに買い物を、週に一度にするか': {
    statement: '「いっしょに買い物」を、毎週火曜に一度、三か月ためす',
    reasons: '米と灯油に困る世帯が14あり、軽トラを出せる人が六人いるため。',
    dissent: '雨の日はどうするか、決めてから始めたいという声もあった。',
  },
}

/** What remarks became; the others stay remarks. `owner`: the office of whoever took it on. */
export const BECAME: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = {
  '門灯をつける約束を、まず一つの組で試す': { becomes: 'action', office: '委員', dueIn: '30' },
  '冬のあいだの灯油代を、市の助成で出せないか': { becomes: 'question', dueIn: '20' },
  '送り迎えの車に、市の保険を使えるか': { becomes: 'question', dueIn: '45' },
  '柱時計のねじを、子どもに巻いてもらう': { becomes: 'action', owner: 'organisation', ownerName: '夢が里小学校 PTA', dueIn: '60' },
}

export const ANSWER = {
  words: '地域づくりの助成で、集まりの場の灯油代を、ひと冬に2万円まで出せます。申し込みは十二月十日までに、計画の担当へお願いします。',
  name: '計画の担当',
} as const
