import { accentInkOf } from '#lib/branches/accent-ink.ts'
import type { Letter, LetterBlock, Letterhead, LetterRow } from '../letter.ts'
import { DAY, NIGHT, tintOf } from './letter-colors.ts'
import { Markup, markup } from './markup.ts'

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const TABLE = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'
const LOGO_HEIGHT = 48
const LOGO_WIDTH = 200

/**
 * A letter as a page for mail programs: one column of tables, styles on every element, readable by night, with no
 * picture but the logo and those that come with it, and nothing that tells anybody that it was opened.
 */
export function letterHtml(letter: Letter, head: Letterhead): string {
  const { locale, subject, preheader, title, blocks, reason } = letter
  return markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${subject}</title>
<style>${styleFor(head.accent)}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:${DAY.ground};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}${PADDING}</div>
<table ${new Markup(TABLE)} class="ground" style="background:${DAY.ground}"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:560px">
<tr><td style="padding:0 4px 20px;${new Markup(FONT)}">${nameplate(head)}</td></tr>
<tr><td height="4" style="height:4px;line-height:4px;font-size:0;background:${head.accent};border-radius:16px 16px 0 0">&nbsp;</td></tr>
<tr><td class="card" style="background:${DAY.card};border:1px solid ${DAY.line};border-top:0;border-radius:0 0 16px 16px;padding:28px 28px 12px;${new Markup(FONT)}">
<h1 class="ink" style="margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:700;color:${DAY.ink}">${title}</h1>
${blocks.map((block) => blockOf(block, head))}
</td></tr>
<tr><td class="soft" style="padding:20px 4px 0;font-size:13px;line-height:1.5;color:${DAY.soft};${new Markup(FONT)}">
<b>${head.name}</b>${head.contacts.map((contact) => markup`<br>${contact}`)}<br><br>${reason}
</td></tr>
</table>
</td></tr></table>
</body>
</html>
`.text
}

// Keeps the letter's first lines out of what a list of mails shows behind the subject.
const PADDING = new Markup('&#847;&zwnj;&nbsp;'.repeat(60))

const styleFor = (accent: string) =>
  new Markup(`:root{color-scheme:light dark}
@media (max-width:480px){
.card{padding:24px 18px 8px!important}
.row-value{white-space:normal!important}
}
@media (prefers-color-scheme:dark){
.ground{background:${NIGHT.ground}!important}
.card{background:${NIGHT.card}!important;border-color:${NIGHT.line}!important}
.ink{color:${NIGHT.ink}!important}
.soft{color:${NIGHT.soft}!important}
.line{border-color:${NIGHT.line}!important}
.panel{background:${tintOf(accent, NIGHT.card, 0.2)}!important}
}`)

/** The logo on white, which shows dark ones by night too; without one the name. */
function nameplate({ name, logo }: Letterhead): Markup {
  if (!logo) return markup`<b class="ink" style="font-size:18px;color:${DAY.ink}">${name}</b>`
  const scale = Math.min(LOGO_HEIGHT / logo.height, LOGO_WIDTH / logo.width, 1)
  const [width, height] = [logo.width, logo.height].map((pixels) => Math.max(1, Math.round(pixels * scale)))
  return markup`<img src="${logo.src}" width="${width ?? 1}" height="${height ?? 1}" alt="${name}" style="display:block;border:0;border-radius:10px;background:#ffffff">`
}

function blockOf(block: LetterBlock, head: Letterhead): Markup {
  switch (block.kind) {
    case 'text':
      return markup`<p class="ink" style="margin:0 0 20px;font-size:16px;line-height:1.5;color:${DAY.ink}">${block.text}</p>`
    case 'panel':
      return panelOf(block, head.accent)
    case 'rows':
      return markup`<table ${new Markup(TABLE)} style="margin:0 0 20px">${block.rows.map((row, index) => rowOf(row, index === block.rows.length - 1))}</table>`
    case 'note':
      return markup`<div class="line" style="margin:0 0 20px;padding:14px 16px;border:1px solid ${DAY.line};border-radius:12px">
<div class="ink" style="font-size:14px;line-height:1.5;font-weight:600;color:${DAY.ink}">${block.title}</div>
<div class="soft" style="font-size:14px;line-height:1.5;color:${DAY.soft}">${block.text}</div></div>`
    case 'button':
      return buttonOf(block, head.accent)
    case 'image':
      return imageOf(block)
    case 'choices':
      return choicesOf(block)
  }
}

type BlockOf<Kind extends LetterBlock['kind']> = Extract<LetterBlock, { readonly kind: Kind }>

function panelOf({ headline, lines }: BlockOf<'panel'>, accent: string): Markup {
  const background = tintOf(accent, DAY.card, 0.09)
  return markup`<table ${new Markup(TABLE)} style="margin:0 0 20px"><tr>
<td class="panel" style="background:${background};border-left:4px solid ${accent};border-radius:12px;padding:16px 18px">
${headline.map((line) => markup`<div class="ink" style="font-size:20px;line-height:1.35;font-weight:700;color:${DAY.ink}">${line}</div>`)}
${lines.map((line) => markup`<div class="ink" style="font-size:15px;line-height:1.5;color:${DAY.ink}">${line}</div>`)}
</td></tr></table>`
}

function rowOf({ label, note, value, isStrong = false }: LetterRow, isLast: boolean): Markup {
  const border = isLast ? '0' : `1px solid ${DAY.line}`
  const weight = isStrong ? 700 : 400
  const below = note ? markup`<div class="soft" style="font-size:13px;color:${DAY.soft}">${note}</div>` : markup``
  return markup`<tr>
<td class="ink line" style="padding:10px 12px 10px 0;border-bottom:${border};font-size:15px;line-height:1.4;font-weight:${weight};color:${DAY.ink}">${label}${below}</td>
<td class="ink line row-value" align="right" valign="top" style="padding:10px 0;border-bottom:${border};font-size:15px;line-height:1.4;font-weight:${weight};color:${DAY.ink};white-space:nowrap;font-variant-numeric:tabular-nums">${value}</td>
</tr>`
}

// Outlook knows no padding of links: there the cell is the button.
function buttonOf({ label, href }: BlockOf<'button'>, accent: string): Markup {
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px"><tr>
<td bgcolor="${accent}" style="background:${accent};border-radius:10px">
<a href="${href}" style="display:inline-block;padding:13px 22px;font-size:16px;line-height:1.25;font-weight:600;color:${accentInkOf(accent)};text-decoration:none">${label}</a>
</td></tr></table>`
}

// On white, by night too: its words are dark.
const imageOf = ({ cid, alt, width, height }: BlockOf<'image'>): Markup =>
  markup`<img src="cid:${cid}" width="${width}" height="${height}" alt="${alt}" style="display:block;width:100%;max-width:${width}px;height:auto;margin:0 0 20px;border:0;border-radius:12px;background:#ffffff">`

function choicesOf({ title, choices }: BlockOf<'choices'>): Markup {
  const link = ({ label, href }: (typeof choices)[number]) =>
    markup`<a href="${href}" class="ink line" style="display:block;margin:0 0 8px;padding:12px 16px;border:1px solid ${DAY.line};border-radius:10px;font-size:15px;line-height:1.4;color:${DAY.ink};text-decoration:none">${label} &rarr;</a>`
  return markup`<p class="ink" style="margin:0 0 10px;font-size:15px;line-height:1.5;font-weight:600;color:${DAY.ink}">${title}</p>
${choices.map(link)}<div style="height:12px;line-height:12px">&nbsp;</div>`
}
