// The booking form on a salon's own site. Written by hand and served as it stands; under 2 kB gzipped, a test sees to it.
// A page with a strict policy needs script-src and frame-src of this origin and nothing else: no style or script is inline.
;(() => {
  const script = document.currentScript
  const { branch, mode = 'button', locale = 'uk', label, color, ink } = script.dataset
  const { origin } = new URL(script.src)
  const [book, shut, elsewhere] =
    locale === 'uk'
      ? ['Записатися онлайн', 'Закрити', 'Відкрити форму запису в новій вкладці']
      : ['Book online', 'Close', 'Open the booking form in a new tab']
  const title = label || book
  const isInline = mode === 'inline'
  const href = `${origin}/${locale}/book/${encodeURIComponent(branch)}`

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties)
  const host = make('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
iframe{border:0;display:block;width:100%;height:640px;color-scheme:normal}
button{font:600 16px/1.25 system-ui,sans-serif;padding:14px 24px;min-height:48px;border:0;border-radius:12px;background:var(--c,#0b6e5f);color:var(--i,#fff);cursor:pointer}
button:focus-visible{outline:3px solid var(--c,#0b6e5f);outline-offset:2px}
a{display:block;padding:16px;font:16px/1.4 system-ui,sans-serif}
:host([popup]){position:fixed;inset:auto 20px 20px auto;z-index:2147483000}
dialog{box-sizing:border-box;width:min(960px,94vw);max-height:94dvh;padding:0;border:0;border-radius:16px;overflow:hidden;background:Canvas}
dialog::backdrop{background:#0008}
dialog iframe{max-height:calc(94dvh - 48px)}
dialog button{display:block;margin-left:auto;padding:8px 16px;border-radius:0;background:none;color:CanvasText;outline-offset:-4px}
@media(max-width:640px){dialog{width:100vw;max-width:none;height:100dvh;max-height:none;margin:0;border-radius:0}dialog iframe{height:calc(100dvh - 48px)!important;max-height:none}}`)
  root.adoptedStyleSheets = [sheet]
  if (color) host.style.setProperty('--c', color)
  if (ink) host.style.setProperty('--i', ink)

  let frame
  let dialog
  let moves = 0
  // The frame's name tells the form who stands around it. It needs no cookie and stays while the client goes on.
  const addFrame = (parent) => {
    const link = make('a', { href, target: '_blank', rel: 'noopener', textContent: elsewhere, hidden: true })
    frame = make('iframe', { title, name: `zapys ${isInline ? 'inline' : 'popup'} ${location.origin}`, src: href })
    // A form that says nothing was not let in here, by its salon's list or by this page's own policy.
    frame.onload = () => setTimeout(() => (link.hidden = moves > 0), 4000)
    parent.append(frame, link)
  }

  addEventListener('message', ({ origin: from, source, data }) => {
    if (from !== origin || !frame || source !== frame.contentWindow || data?.from !== 'zapys') return
    if (data.type === 'size' && data.height > 0 && data.height < 2e4) frame.style.height = `${Math.ceil(data.height)}px`
    // Another step begins at its top, however far down the one before was read.
    if (data.type === 'moved' && moves++ && frame.getBoundingClientRect().top < 0) frame.scrollIntoView()
    if (data.type === 'close') dialog?.close()
  })

  const open = () => {
    if (!dialog) {
      dialog = make('dialog', { ariaLabel: title })
      dialog.append(
        make('button', { type: 'button', textContent: '✕', ariaLabel: shut, onclick: () => dialog.close() }),
      )
      addFrame(dialog)
      root.append(dialog)
    }
    // A modal dialog holds the focus, closes on Escape and gives the focus back, by itself.
    dialog.showModal()
  }

  if (isInline) addFrame(root)
  else root.append(make('button', { type: 'button', textContent: title, ariaHasPopup: 'dialog', onclick: open }))
  host.toggleAttribute('popup', mode === 'popup')
  script.after(host)
})()
