import type { Direction, LogicModel, ModelPart, Outcome, Review, ReviewNote, SubjectKind } from '../domain/review.ts'

const directions: Readonly<Record<Direction, string>> = {
  better: 'よくなった',
  same: '変わらない',
  worse: 'わるくなった',
  unknown: 'わからない',
}
const phases: Readonly<Record<Review['phase'], string>> = { before: '始める前', midway: '途中', after: '終わったあと' }
const areas: Readonly<Record<Outcome['area'], string>> = {
  social: '人・暮らし',
  environmental: '自然・環境',
  economic: 'お金・仕事',
  personal: '一人ひとり',
}
const confidences: Readonly<Record<NonNullable<Outcome['confidence']>, string>> = { told: '話に聞いた', seen: '見た', counted: '数えた' }
const changes: Readonly<Record<NonNullable<Review['change']>, string>> = {
  continue: '続ける',
  improve: '直して続ける',
  grow: '広げる',
  shrink: '小さくする',
  hand_over: '引きつぐ',
  end: '終える',
}
const kinds: Readonly<Record<SubjectKind, string>> = { activity: '活動', project: '事業', platform: 'プラットフォーム', group: '団体' }
const notes: Readonly<Record<ReviewNote['kind'], string>> = { erratum: 'あとからの訂正', consultant: '地域福祉コーディネーターから' }
const parts: Readonly<Record<ModelPart, string>> = {
  inputs: '使うもの',
  acts: 'すること',
  outputs: 'できること',
  outcomes: '変わること',
  longer: 'その先',
}

/** Which round it is: 第2回（途中）. */
export const roundWords = ({ round, phase }: Pick<Review, 'round' | 'phase'>) => `第${round}回（${phases[phase]}）`

/** Which edition of a model it is. */
export const editionWords = ({ edition }: Pick<LogicModel, 'edition'>) => `第${edition}版`

/** Sentences about looking again at what came of something. */
export const texts = {
  directions,
  phases,
  areas,
  confidences,
  changes,
  kinds,
  notes,
  parts,
  title: '成果の見直し',
  lead: '始める前・途中・終わったあと。同じことを何度か見直して、何が変わったかをみなで話します。「わるくなった」も「わからない」も大切な答えです。',
  due: 'そろそろ見直す',
  dueLead: '次の見直しの日が近いもの、過ぎたものです。次の会議の議題にも載ります。',
  noDue: '見直しの日が来ているものはありません。',
  empty: 'まだ見直しはありません',
  emptyText: '活動・団体・事業・プラットフォームの画面の「成果の見直し」から始められます。',
  rounds: 'これまでの見直し',
  columns: {
    what: '何の',
    round: '回',
    on: '日',
    directions: 'どう変わったか',
    next: '次の見直し',
    change: 'これから',
    line: '見たかった変化',
    forWhom: 'だれに',
    sideEffects: '思いがけず起きたこと',
    reviewers: '見直した人',
    figures: '数',
  },
  series: '並べて見る',
  seriesTitle: '成果の見直しの一覧',
  model: '成果の道すじ',
  begin: '見直しを始める',
  goOn: '書きかけの見直しを続ける',
  none: 'まだ見直していません。始める前にいちど書いておくと、あとで比べられます。',
  open: '書いているところ',
  closed: '閉じた',
  last: 'いちばん新しい見直し',
  fields: {
    phase: 'いつの見直しですか',
    on: '見直した日',
    reviewers: '見直した人（会の名まえや役でかまいません）',
    statement: '見たかった変化',
    area: '何の変化ですか',
    forWhom: 'だれに・どこに',
    direction: 'どうなりましたか',
    confidence: 'どうやって知りましたか',
    seenIn: '何を見て（聞いて）そう思いましたか',
    indicator: '数で見るなら、何の数',
    unit: '単位',
    baseline: 'はじめの数',
    target: 'めざす数',
    actual: 'いまの数',
    socialWords: '人や暮らしは、どう変わりましたか',
    environmentalWords: '自然やまわりの環境は、どう変わりましたか',
    sideEffects: '思いがけず起きたこと（よいことも、こまったことも）',
    learned: '学んだこと',
    change: 'これからどうしますか',
    changeWords: 'これからについて、ひとこと',
    nextOn: '次の見直しの日',
    words: '書くこと',
    why: '前の道すじから何を、どうして変えましたか',
  },
  support: {
    statement: '空けて残すと、この回から外れます。前の回には残ります。',
    answer: '「わからない」も答えです。',
    sideEffects: '「なかった」も答えです。',
    lines: '一行にひとつ書いてください。',
    actual: '数えていなければ、空けておいてください。',
  },
  lines: '見たかった変化を、ひとつずつ',
  line: (no: number) => `変化 ${no}`,
  figures: '数でも見る',
  whole: '全体として',
  save: 'ここまでを残す',
  close: 'この回を閉じる',
  closeLead: '閉じると、もう書き直せません。あとから気づいたことは、訂正として書き足せます。',
  addErratum: '訂正を書き足す',
  addConsultant: '地域福祉コーディネーターとして書き添える',
  noteDone: '書き添えました。',
  before: '前の回',
  notSeen: '―',
  noAnswer: 'まだ答えていない',
  hypothesis: '仮説です。変えてよいものです。',
  modelLead:
    '使うもの・すること・できること・変わること・その先を、左から右へ並べます。見直しで分かったことに合わせて、何度でも書き直せます。前の版も残ります。',
  modelForm: '道すじを書く',
  modelFormAgain: '道すじを書き直す（新しい版になります）',
  noModel: '道すじはまだ書かれていません。すること・変わることを、ひとつずつ書くところから始めましょう。',
  editions: '前の版',
  compared: '見直しとくらべる',
  notLooked: 'まだ見直していません',
  lookedIn: (round: number, direction: string) => `第${round}回の見直しでは「${direction}」`,
  back: '戻る',
  any: 'すべて',
  done: {
    begun: '見直しを始めました。前の回の「見たかった変化」を引きついでいます。',
    written: 'ここまでを残しました。',
    closed: 'この回を閉じました。',
    noted: '書き添えました。',
    drawn: '道すじを残しました。',
  },
} as const

/** Sentences of the API. */
export const apiTexts = {
  groups: '地域の団体の一覧',
  group: '団体ひとつ（人数のうつりかわりと、気になること）',
  beginGroup: '団体を書きとめる',
  count: '団体の人数を書く',
  platforms: 'プラットフォームの一覧',
  platform: 'プラットフォームひとつ（仲間とできたこと）',
  beginPlatform: 'プラットフォームを形にする',
  movePlatform: 'プラットフォームの段階を変える',
  takeIn: 'プラットフォームに仲間を加える',
  platformCounts: '協議会と年度ごとのプラットフォームの数',
  reviews: '成果の見直しの一覧',
  review: '成果の見直し一回分',
  beginReview: '成果の見直しを始める',
  writeReview: '成果の見直しを書く。閉じるときは close を true にする',
  addNote: '閉じた見直しに訂正を書き足す',
} as const
