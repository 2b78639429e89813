import type { IntakeWords } from './ja.ts'

/** English of the sheet, written from the Japanese. */
export const intakeEn: IntakeWords = {
  unchecked:
    'A machine translated this sheet. No person has checked the translation yet. If anything differs, the Japanese is the correct one.',
  point: 'Instead of speaking, you can point at the numbers.',
  danger: 'Is your life or health, or that of your family, in danger right now?',
  dangerYes: 'Yes, in danger now',
  dangerPrivately: 'I want to talk in a room without other people',
  lackingBed: 'No place to sleep tonight',
  lackingMedicine: 'I do not have my medicine',
  lackingNothing: 'I have all of these',
  reads: 'Language you can read',
  japanese: 'Japanese',
  readsHardly: 'Reading is difficult for me',
  noContact: 'Do not contact me. I will come to the counter again',
  agrees: 'Yes, you may talk to them',
  askFirst: 'Ask me first',
  disagrees: 'No, please do not talk to them',
  mayTell: 'People or organisations you may talk to',
  mustNotTell: 'People or organisations you must not talk to',
  easySpeech: 'Please speak easy Japanese',
  slowly: 'Please speak slowly',
  largeLetters: 'Please write in large letters',
  byWriting: 'I want to talk by writing',
  stepFree: 'A room for a wheelchair',
  helpWriting: 'Please help me read and write',
  companion: 'I want a family member or friend with me',
}
