import type { Body, BodyKind, BodyStatus, Council } from '../domain/body.ts'
import type { RelationKind } from '../domain/council-page.ts'
import type { SetupStepName } from '../domain/setup.ts'

const statuses: Readonly<Record<Council['networkStatus'], string>> = {
  none: 'まだない',
  preparing: '準備している',
  active: 'ある',
  dormant: '休んでいる',
}

const kinds: Readonly<Record<BodyKind, string>> = {
  network_meeting: '地域福祉の会議',
  liaison: '連絡会',
  platform: 'プラットフォーム',
  working_group: '部会・作業の会',
  swc_liaison: '社会福祉法人の連絡会',
  housing_liaison: '住まいの連絡会',
  other: 'そのほかの会',
}

const bodyStatuses: Readonly<Record<BodyStatus, string>> = { active: '続いている', dormant: '休んでいる', ended: '終わった' }

const relations: Readonly<Record<RelationKind, string>> = {
  peer: '並んで歩む会',
  complements: '補い合う会',
  learned_from: '学んだ会',
}

const steps: Readonly<Record<SetupStepName, string>> = {
  talk: '会長や役員と、会議のことを話す',
  learn: '先に始めた地区の話を聞く',
  gather: '声をかける人を決める',
  shape: '会議の名まえ、開く回数、事務局を決める',
  first_meeting: '一回目を開く',
}

/** Sentences about the residents' councils and their bodies. */
export const texts = {
  statuses,
  kinds,
  bodyStatuses,
  relations,
  steps,
  title: '住民自治協議会',
  navigation: '協議会',
  ownNavigation: 'わたしたちの協議会',
  lead: '地区ごとの集まりと、その会議です。地区に順番はつけません。',
  tracker: 'ネットワーク会議のある地区',
  trackerValue: (some: number, all: number, share: string) => `${some} / ${all}（${share} %）`,
  trackerPlan: (began: number, wanted: number, day: string) =>
    `計画を作ったとき ${began} % → めざすところ ${wanted} %。いまの数は ${day} に数えました。`,
  without: '会議がまだない地区',
  withoutLead: '会議は、地区の足どりで作ります。手伝う人と、ここまでの歩みを書いておきます。',
  toFirst: '最初の会議までの歩み',
  noneWithout: 'すべての地区に会議があります',
  noneWithoutText: '休む会議があれば、ここに並びます。',
  stepDone: (day: string) => `${day} に済みました`,
  stepOpen: 'これから',
  stepBy: (name: string) => `手伝った人: ${name}`,
  writeStep: '歩みを書く',
  columns: { no: '番号', council: '地区', district: '圏域', body: '会議の呼び名', status: '会議', population: '人口' },
  districts: { north: '北部', centre: '中部', south: '南部' } as Readonly<Record<string, string>>,
  empty: '協議会がまだ載っていません',
  emptyText: '市の管理の担当が、協議会の一覧を取り込みます。',
  about: '協議会について',
  next: 'これからの会議',
  together: 'これからの活動',
  noNext: '決まった会議はまだありません。',
  visions: 'めざす姿',
  balance: '困りごとと宝物',
  balanceLead: '数は比べるためではなく、両方を見るためのものです。',
  issues: '困りごと',
  treasures: '宝物',
  nothingYet: 'まだ書かれていません。',
  sizes: '人数のうつりかわり',
  sizeColumns: { on: '日', population: '人口', households: '世帯', aged65: '65歳以上', share: '65歳以上の割合', source: 'もとの資料' },
  noSizes: 'まだ人数が書かれていません',
  noSizesText: '分かった日の人数から、足していけます。前の数字は残ります。',
  addSize: '人数を足す',
  sizesPicture: '人口と65歳以上の人数のうつりかわり。数字は下の表にあります。',
  bodies: '会・部会',
  noBodies: 'まだ会がありません',
  noBodiesText: '会を作ると、席や会議をここから書けます。',
  found: '会を作る',
  cityBodies: '市全体の会',
  cityBodiesLead: '連絡会のように、ひとつの地区のものではない会です。',
  coordinators: '地域福祉コーディネーター',
  roll: '名簿と席',
  rollLink: '名簿を見る',
  rollClosed: '名簿は、この協議会の人と地域福祉コーディネーターが見られます。',
  introElsewhere: '紹介の文は、ほかの方が確かめてから外の人が読めるように、別のページで書きます。',
  introThere: '紹介の文を書く',
  edit: '協議会のことばを直す',
  takeAway: '記録をまるごと書き出す',
  editLead: 'ここに書いたことは、市のページでだれでも読めます。個人の名まえや電話番号は書かないでください。',
  fields: {
    bodyLabel: '会議の呼び名',
    officeHours: '事務所の開いている時間',
    phone: '事務所の電話',
    homepage: 'ホームページ',
    on: 'いつの人数ですか',
    population: '人口（人）',
    households: '世帯の数',
    aged65: '65歳以上の人数（人）',
    source: 'もとの資料',
    step: 'どの歩みですか',
    doneOn: '済んだ日',
    supporter: '手伝った人・団体',
    note: 'ひとこと',
    name: '会の名まえ',
    kind: '種類',
    parentId: '上の会',
    quorum: '会を開くのに要る人数',
    proxies: '代理の人も数える',
    startedOn: '始まった日',
    to: '相手の会',
    relation: 'どんなつながりですか',
    relationNote: '学んで変えたこと・ひとこと',
    since: 'いつからですか',
    endedOn: '終わった日',
  },
  support: {
    bodyLabel: '地区ごとに違ってかまいません。例: 地域ケアネットワーク会議',
    stepDay: 'まだのときは空けておきます。',
    quorum: '決めていないときは空けておきます。',
    relationNote: '「学んだ会」のときは、何を変えて取り入れたかを書いてください。',
  },
  save: '保存する',
  back: '戻る',
  choose: '選んでください',
  top: '（上の会はない）',
  amend: '会のことばを直す',
  turn: '会の状態を変える',
  rest: '休む',
  again: 'また続ける',
  end: '終える',
  endWarning: '終えても、下の会と記録はそのまま残ります。',
  relate: 'ほかの会とつなぐ',
  part: 'つながりを終える',
  related: 'つながりのある会',
  relatedShort: 'つながり',
  keepers: 'まとめる人',
  sizesKey: '実線は人口、点線は65歳以上の人数です。',
  noRelated: 'まだありません。学んだ会や並んで歩む会を書いておくと、足どりが残ります。',
  learnedBy: 'ここから学んだ会',
  parent: '上の会',
  below: '下の会',
  none: '―',
  body: { council: '協議会', status: '状態', started: '始まった日', ended: '終わった日', quorum: '会を開くのに要る人数', proxies: '代理' },
  proxiesCount: '数える',
  proxiesDoNot: '数えない',
  people: (count: number) => `${count}人`,
  done: {
    told: '書きとめました。',
    founded: '会を作りました。',
    amended: '会のことばを直しました。',
    turned: '会の状態を変えました。',
    related: 'つなぎました。',
    parted: 'つながりを終えました。記録は残っています。',
    seated: '席を書きました。',
    reseated: '席を直しました。',
    unseated: '席を終えました。これまでの記録には残ります。',
    joined: 'ようこそ。次からは、上のお名まえ（自分のアカウント）でパスワードかパスキーを決めておくと、紙がなくても入れます。',
  },
} as const

/** What the export of a council calls its parts. */
export const exportTexts = {
  council: { title: '協議会', about: '協議会のことば、会のつながり、人数のうつりかわり。' },
  bodies: { title: '会・部会', about: '会と部会、その席。終わった会と席も残っています。' },
  people: { title: '名簿', about: '名まえで参加している人。連絡先も入っています。' },
  seats: '席',
  until: 'いつまで',
} as const

/** What a body is, with the label of its council where it is the welfare network meeting. */
export function kindWords(body: Pick<Body, 'kind'>, label: string | undefined): string {
  return body.kind === 'network_meeting' && label ? label : kinds[body.kind]
}

/** Sentences of the API. */
export const apiTexts = {
  list: '住民自治協議会の一覧（番号順、順位はつけない）',
  one: '協議会一つの紹介、人数のうつりかわり、会',
} as const
