import { useTranslations } from 'next-intl'
import { LocalLink } from './links/local-link.tsx'
import { Notice } from './notice.tsx'

export function MissingPage() {
  const t = useTranslations('ui')
  return (
    <Notice title={t('notFoundTitle')} text={t('notFoundText')}>
      <LocalLink href="/">{t('toHome')}</LocalLink>
    </Notice>
  )
}
