/** The look of the pages that leave the house: one column, calm colours, nothing to load; made for paper as much as for a screen. No letter of it means anything in HTML. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 1rem 1.25rem 3rem; color: #1a1a1c; background: #fff; overflow-wrap: anywhere;
  font: 1.0625rem/1.8 Noto Sans JP, Hiragino Sans, BIZ UDPGothic, Meiryo, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.4; margin: 1rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-left: .6rem; border-left: .3rem solid #1a5fb4; }
a { color: #0b4a9e; text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid #0b4a9e; outline-offset: 2px; }
nav { font-size: .95rem; }
table { width: 100%; border-collapse: collapse; font-size: 1rem; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid #b4b4b8; padding: .4rem .6rem; text-align: left; vertical-align: top; min-width: 4em; }
th { background: #f1f3f7; }
.facts th { width: 12em; font-weight: 500; }
.said { white-space: pre-wrap; margin: .5rem 0; }
.notice { border: 2px solid #8a5a00; border-radius: .4rem; padding: .5rem 1rem; }
figure { display: inline-block; width: 20rem; max-width: 100%; margin: .5rem 1rem .5rem 0; vertical-align: top; }
figure a { display: block; overflow: hidden; aspect-ratio: 1; background: #f1f3f7; }
img { display: block; width: 100%; height: 100%; object-fit: contain; }
ul { padding-left: 1.4rem; }
footer { margin-top: 3rem; border-top: 1px solid #b4b4b8; font-size: .9rem; }
@media (max-width: 40rem) { th, td { padding: .3rem .35rem; } .facts th { width: 8em; } body { padding: .75rem; } }
@media print { @page { margin: 15mm; } body { max-width: none; padding: 0; font-size: 10.5pt; } nav { display: none; } a { color: inherit; }
  figure { width: 60mm; } tr, .said, figure { break-inside: avoid-page; } thead { display: table-header-group; } h2 { break-after: avoid; } }
`
