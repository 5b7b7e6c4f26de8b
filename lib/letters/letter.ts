/** A line of a list: what, and how much of it or which. */
export type LetterRow = {
  readonly label: string
  /** Smaller, below the label. */
  readonly note?: string
  readonly value: string
  readonly isStrong?: boolean
}

export type LetterBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** What the letter is about at a glance: a time and a place, a sum. */
  | { readonly kind: 'panel'; readonly headline: readonly string[]; readonly lines: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly LetterRow[] }
  | { readonly kind: 'note'; readonly title: string; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly href: string }
  | LetterImage
  | { readonly kind: 'choices'; readonly title: string; readonly choices: readonly LetterChoice[] }

/** A picture that comes with the mail; whoever sees none reads what it shows. */
export type LetterImage = {
  readonly kind: 'image'
  /** The name under which it comes along. */
  readonly cid: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

type LetterChoice = { readonly label: string; readonly href: string }

/** What a mail says, once: the page and the plain text are both made of it. Nothing in it is markup. */
export type Letter = {
  readonly locale: string
  readonly subject: string
  /** What a list of mails shows behind the subject. */
  readonly preheader: string
  readonly title: string
  readonly blocks: readonly LetterBlock[]
  /** Why whoever reads it got it. */
  readonly reason: string
}

/** From whom a letter is: a salon, or ourselves. */
export type Letterhead = {
  readonly name: string
  readonly accent: string
  readonly logo: LetterLogo | null
  /** How to reach them. */
  readonly contacts: readonly string[]
}

type LetterLogo = { readonly src: string; readonly width: number; readonly height: number }

/** Leaves out what is empty, so that a letter can be put together in its order. */
export const blocksOf = (...blocks: readonly (LetterBlock | null)[]): readonly LetterBlock[] =>
  blocks.filter((block) => block !== null)
