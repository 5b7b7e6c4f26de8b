import { useTranslations } from 'next-intl'
import { Notice } from './notice.tsx'

/** Stands where a member's role opens nothing. */
export function NotPermitted() {
  const t = useTranslations('admin')
  return <Notice title={t('notPermittedTitle')} text={t('notPermittedText')} />
}
