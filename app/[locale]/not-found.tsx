import { useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import { Link } from '#lib/i18n/navigation.ts'

export default function NotFound() {
  const t = useTranslations('ui')
  return (
    <Notice title={t('notFoundTitle')} text={t('notFoundText')}>
      <Link href="/">{t('toHome')}</Link>
    </Notice>
  )
}
