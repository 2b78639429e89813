export { formOn } from './acts/form-on.ts'
