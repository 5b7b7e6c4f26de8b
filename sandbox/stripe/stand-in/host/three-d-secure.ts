import type { FromBank } from '../shared/protocol.ts'
import { languageOf, textsIn } from '../shared/texts.ts'

const DIALOG_STYLE = {
  border: '0',
  borderRadius: '12px',
  boxShadow: '0 24px 64px rgb(0 0 0 / 0.32)',
  colorScheme: 'light',
  height: 'min(420px, calc(100dvh - 32px))',
  maxHeight: 'none',
  maxWidth: 'none',
  overflow: 'hidden',
  padding: '0',
  width: 'min(400px, calc(100vw - 32px))',
}

/**
 * Opens the bank's page over everything else until the cardholder has answered there; leaving it is a no.
 * The dialog is the browser's own: it keeps the focus inside and the page behind it out of reach.
 */
export function openBankPage(origin: string, url: string): Promise<void> {
  const language = languageOf('auto', document.documentElement.lang)
  const dialog = document.createElement('dialog')
  const iframe = document.createElement('iframe')
  dialog.setAttribute('aria-label', textsIn(language).bankTitle)
  Object.assign(dialog.style, DIALOG_STYLE)
  Object.assign(iframe.style, { border: '0', display: 'block', height: '100%', width: '100%' })
  iframe.title = textsIn(language).bankTitle
  iframe.name = `__stripeJSChallengeFrame`
  iframe.src = `${url}&embedded=1&lang=${language}#${encodeURIComponent(location.origin)}`
  dialog.append(iframe)
  document.body.append(dialog)
  const focused = document.activeElement
  dialog.showModal()
  iframe.addEventListener('load', () => iframe.focus(), { once: true })
  return new Promise((resolve) => {
    const close = () => {
      window.removeEventListener('message', receive)
      dialog.close()
      dialog.remove()
      if (focused instanceof HTMLElement) focused.focus()
      resolve()
    }
    const receive = (event: MessageEvent<FromBank>) => {
      if (event.origin !== origin || event.source !== iframe.contentWindow || event.data.to !== 'page') return
      close()
    }
    window.addEventListener('message', receive)
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      iframe.contentWindow?.postMessage({ to: 'frame', kind: 'cancel' }, origin)
    })
  })
}
