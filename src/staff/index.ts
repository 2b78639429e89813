export { createAdmin, transferByFile } from './acts/account-commands.ts'
export { doorkeeperOf, hasDemoAccounts, readColleagues } from './acts/know-the-reader.ts'
export { disableStaff, loadDoor, loadStaff, type StaffRow, saveApiToken } from './store/load.ts'
