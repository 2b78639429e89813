export { askAfterRequest, type FrontDesk, type RequestNews, readFrontDesk } from './acts/ask-after-request.ts'
export { addToRequest, answerHelped, handInRequest } from './acts/hand-in-request.ts'
export { grouped, readReceiptNumber } from './domain/receipt-number.ts'
export { type Ask, DAY_PARTS, HELPED, REACHES, type ReachBy } from './domain/request.ts'
