import { notFound } from 'next/navigation'

/** Whatever address nobody else answers: the page that says so, in the reader's language. */
export default function UnknownPage() {
  notFound()
}
