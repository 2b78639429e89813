import type { IntakeWords } from './ja.ts'

/** Filipino of the sheet, written from the Japanese. */
export const intakeFil: IntakeWords = {
  unchecked: 'Isinalin ng makina ang papel na ito. Wala pang taong nakapagsuri ng salin. Kung may pagkakaiba, ang nasa Hapones ang tama.',
  point: 'Sa halip na magsalita, puwede mong ituro ang mga numero.',
  danger: 'Nasa panganib ba ngayon ang buhay o katawan mo o ng pamilya mo?',
  dangerYes: 'Oo, may panganib ngayon',
  dangerPrivately: 'Gusto kong makipag-usap sa silid na walang ibang tao',
  lackingBed: 'Wala akong matutulugan ngayong gabi',
  lackingMedicine: 'Wala akong gamot',
  lackingNothing: 'Mayroon ako ng lahat ng ito',
  reads: 'Wikang nababasa mo',
  japanese: 'Hapones',
  readsHardly: 'Nahihirapan akong magbasa',
  noContact: 'Huwag na akong kontakin. Babalik ako sa tanggapan',
  agrees: 'Oo, puwedeng sabihin',
  askFirst: 'Itanong muna sa akin',
  disagrees: 'Hindi, huwag sabihin',
  mayTell: 'Mga tao o tanggapang puwedeng sabihan',
  mustNotTell: 'Mga tao o tanggapang hindi dapat sabihan',
  easySpeech: 'Magsalita sa madaling Hapones',
  slowly: 'Magsalita nang mabagal',
  largeLetters: 'Isulat sa malalaking letra',
  byWriting: 'Gusto kong makipag-usap sa pagsulat',
  stepFree: 'Silid na mapapasok ng wheelchair',
  helpWriting: 'Tulungan akong magbasa at magsulat',
  companion: 'Gusto kong may kasamang kapamilya o kaibigan',
}
