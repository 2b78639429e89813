import { RubyName } from '../../../../ui/public/ruby.tsx'
import type { PaperGround } from '../../acts/paper/read-papers.ts'
import { whenLong } from '../spelling.ts'
import { paperTexts } from './texts.ts'

const EMPTY_ROWS = 8
const words = paperTexts.signIn

/** 出欠の名簿: everybody with a seat that day is there already; below them empty rows for whoever else comes. */
export function SignInPaper({ ground }: { readonly ground: PaperGround }) {
  const { meeting, seats } = ground
  const rows = [...seats.map(({ office, name, kana }) => ({ office, name, kana })), ...Array.from({ length: EMPTY_ROWS }, () => EMPTY)]
  return (
    <>
      <h2 class="tn-leaf__title">{paperTexts.papers['sign-in']}</h2>
      <p class="tn-leaf__sub">{`${meeting.title}　${whenLong(meeting)}　${meeting.place}`}</p>
      <p>{words.lead}</p>
      <table class="tn-leaf__table tn-leaf__table--roll">
        <thead>
          <tr>
            <th scope="col">{words.no}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.present}</th>
            <th scope="col">{words.proxy}</th>
            <th scope="col">{words.absent}</th>
            <th scope="col">{words.observer}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ office, name, kana }, at) => (
            <tr>
              <td>{at + 1}</td>
              <td>{office}</td>
              <td class="tn-leaf__name">
                <RubyName name={name} kana={kana} />
              </td>
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const EMPTY = { office: '', name: '', kana: '' }
