import type { IntakeWords } from './ja.ts'

/** Simplified Chinese of the sheet, written from the Japanese. */
export const intakeZh: IntakeWords = {
  unchecked: '本表由机器翻译，译文还没有经过人工检查。如有不同，以日语为准。',
  point: '不说话，用手指着号码也可以。',
  danger: '现在，您或家人的生命或身体有危险吗？',
  dangerYes: '有，现在很危险',
  dangerPrivately: '想在没有别人的房间里说',
  lackingBed: '今晚没有睡的地方',
  lackingMedicine: '没有药了',
  lackingNothing: '都有',
  reads: '您能看懂的语言',
  japanese: '日语',
  readsHardly: '看文字有困难',
  noContact: '不用联系我。我会再来窗口',
  agrees: '可以告诉他们',
  askFirst: '告诉别人之前，请先问我',
  disagrees: '不可以，请不要告诉他们',
  mayTell: '可以告诉的人或机构',
  mustNotTell: '不能告诉的人或机构',
  easySpeech: '请用简单的日语说',
  slowly: '请慢慢说',
  largeLetters: '请写大一点的字',
  byWriting: '想用笔交谈',
  stepFree: '轮椅能进的房间',
  helpWriting: '请帮我看文字、写字',
  companion: '想和家人或朋友一起谈',
}
