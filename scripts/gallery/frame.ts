import type { Frame } from '../../src/ui/frame.ts'

/** The frame every page of the gallery stands in. */
export const frame: Frame = {
  isDemo: true,
  signedIn: { staffName: '見本 花子', agencyName: '福祉総合相談窓口' },
  nav: [
    { key: 'home', href: '/', label: '今日' },
    { key: 'consultations', href: '/consultations', label: '相談', count: '24' },
    { key: 'referrals', href: '/referrals', label: '届いたつなぎ', count: '3', alert: true },
    { key: 'search', href: '/search', label: '検索' },
    { key: 'people', href: '/people', label: '人と世帯' },
    { key: 'agencies', href: '/agencies', label: '関係機関' },
    { key: 'waiting', href: '/waiting', label: '返事待ち', count: '7' },
    { key: 'audit', href: '/audit', label: '閲覧の記録' },
    { key: 'settings', href: '/settings', label: '個人設定' },
  ],
  here: 'consultations',
  formToken: 'gallery',
  requestNo: '7K2F-0415',
  path: '/consultations',
}
