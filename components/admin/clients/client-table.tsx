import listing from '#components/admin/listing.module.css'
import { Link } from '#components/ui/links/link.tsx'

/** A client as the list shows them: in the reader's language. */
export type ShownClient = {
  readonly id: string
  readonly href: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly isErased: boolean
  readonly visits: string
  readonly noShows: string
  readonly last: string
  readonly upcoming: string | null
  readonly sums: readonly { readonly paid: string; readonly returned: string | null; readonly isTest: boolean }[]
}

type Props = {
  readonly clients: readonly ShownClient[]
  readonly words: Readonly<
    Record<'name' | 'contact' | 'visits' | 'noShows' | 'last' | 'paid' | 'test' | 'erased', string>
  >
}

/** The salon's clients: a table on a desk, a list of cards on a phone. */
export function ClientTable({ clients, words }: Props) {
  return (
    <div className={listing.wide}>
      <table className={listing.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.contact}</th>
            <th scope="col" className={listing.sum}>
              {words.visits}
            </th>
            <th scope="col" className={listing.sum}>
              {words.noShows}
            </th>
            <th scope="col">{words.last}</th>
            <th scope="col" className={listing.sum}>
              {words.paid}
            </th>
          </tr>
        </thead>
        <tbody>
          {clients.map((client) => (
            <tr key={client.id}>
              <td>
                <Link href={client.href}>{client.name}</Link>
                {client.isErased && <div className={listing.soft}>{words.erased}</div>}
              </td>
              <td data-label={words.contact}>
                {client.phone}
                <div className={listing.soft}>{client.email}</div>
              </td>
              <td data-label={words.visits} className={listing.sum}>
                {client.visits}
              </td>
              <td data-label={words.noShows} className={listing.sum}>
                {client.noShows}
              </td>
              <td data-label={words.last}>
                {client.last}
                {client.upcoming && <div className={listing.soft}>{client.upcoming}</div>}
              </td>
              <td data-label={words.paid} className={listing.sum}>
                <Sums sums={client.sums} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What somebody has paid, each currency by itself, test money apart. */
export function Sums({
  sums,
  words,
}: {
  readonly sums: ShownClient['sums']
  readonly words: { readonly test: string }
}) {
  if (sums.length === 0) return '–'
  return sums.map(({ paid, returned, isTest }) => (
    <div key={`${paid}${isTest}`}>
      {paid}
      {isTest && <span className={listing.soft}> {words.test}</span>}
      {returned && <div className={listing.soft}>{returned}</div>}
    </div>
  ))
}
