import type { Letter, LetterBlock, Letterhead } from '../letter.ts'

/** A letter for whoever reads mails as plain text: it says all that the page says. */
export function letterText({ title, blocks, reason }: Letter, { name, contacts }: Letterhead): string {
  const parts = [title, ...blocks.map(textOf), `-- \n${[name, ...contacts].join('\n')}\n\n${reason}`]
  return `${parts.join('\n\n')}\n`
}

function textOf(block: LetterBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'panel':
      return [...block.headline, ...block.lines].join('\n')
    case 'rows':
      return block.rows.map(({ label, note, value }) => `${note ? `${label} (${note})` : label}: ${value}`).join('\n')
    case 'note':
      return `${block.title}\n${block.text}`
    case 'button':
      return `${block.label}:\n${block.href}`
    case 'image':
      return block.alt
    case 'choices':
      return [block.title, ...block.choices.map(({ label, href }) => `${label}:\n${href}`)].join('\n')
  }
}
