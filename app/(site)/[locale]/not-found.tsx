import { useTranslations } from 'next-intl'
import { LocalLink } from '#components/ui/local-link.tsx'
import { Notice } from '#components/ui/notice.tsx'

export default function NotFound() {
  const t = useTranslations('ui')
  return (
    <Notice title={t('notFoundTitle')} text={t('notFoundText')}>
      <LocalLink href="/">{t('toHome')}</LocalLink>
    </Notice>
  )
}
