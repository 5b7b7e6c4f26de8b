const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')

/**
 * A letter's text as a page: every sign of it is text, whoever wrote it. Only a line that is an address of our own
 * becomes a link.
 */
export function letterHtml(text: string, origin: string): string {
  const line = (words: string) =>
    words.startsWith(`${origin}/`) && !/\s/.test(words)
      ? `<a href="${escaped(words)}" style="color:#1f5f5b">${escaped(words)}</a>`
      : escaped(words)
  const paragraphs = text
    .trim()
    .split('\n\n')
    .map((paragraph) => `<p style="margin:0 0 16px">${paragraph.split('\n').map(line).join('<br>')}</p>`)
  return [
    '<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>',
    '<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;max-width:560px">',
    ...paragraphs,
    '</body></html>',
  ].join('\n')
}
