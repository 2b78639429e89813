export { doorkeeperOf, hasDemoAccounts, readColleagues } from './acts/know-the-reader.ts'
export { disableStaff, loadStaff, type StaffRow, saveApiToken } from './store/load.ts'
