import type { IntakeWords } from './ja.ts'

/** Vietnamese of the sheet, written from the Japanese. */
export const intakeVi: IntakeWords = {
  unchecked: 'Phiếu này được dịch bằng máy. Chưa có người kiểm tra bản dịch. Nếu có chỗ khác nhau, bản tiếng Nhật là bản đúng.',
  point: 'Thay vì nói, bạn có thể chỉ tay vào số.',
  danger: 'Ngay lúc này, bạn hoặc gia đình có gặp nguy hiểm đến tính mạng hay sức khỏe không?',
  dangerYes: 'Có, đang nguy hiểm',
  dangerPrivately: 'Tôi muốn nói chuyện ở phòng không có người khác',
  lackingBed: 'Tối nay tôi không có chỗ ngủ',
  lackingMedicine: 'Tôi không có thuốc của mình',
  lackingNothing: 'Tôi có đủ tất cả',
  reads: 'Ngôn ngữ bạn đọc được',
  japanese: 'Tiếng Nhật',
  readsHardly: 'Tôi khó đọc chữ',
  noContact: 'Không cần liên lạc. Tôi sẽ đến quầy lần nữa',
  agrees: 'Được, có thể nói',
  askFirst: 'Hãy hỏi tôi trước khi nói',
  disagrees: 'Không, xin đừng nói',
  mayTell: 'Người hoặc cơ quan có thể nói cho biết',
  mustNotTell: 'Người hoặc cơ quan không được nói cho biết',
  easySpeech: 'Hãy nói tiếng Nhật dễ hiểu',
  slowly: 'Hãy nói chậm',
  largeLetters: 'Hãy viết chữ to',
  byWriting: 'Tôi muốn trao đổi bằng cách viết',
  stepFree: 'Phòng vào được bằng xe lăn',
  helpWriting: 'Hãy giúp tôi đọc và viết',
  companion: 'Tôi muốn có người nhà hoặc bạn bè đi cùng',
}
