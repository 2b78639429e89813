export { DEMO_LOGINS, doorkeeperOf, hasDemoAccounts, readColleagues } from './acts/know-the-reader.ts'
export type { Colleague } from './store/accounts.ts'
export { disableStaff, loadStaff, type StaffRow, saveApiToken } from './store/load.ts'
