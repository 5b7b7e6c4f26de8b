import { useTranslations } from 'next-intl'
import { Notice } from '#components/ui/notice.tsx'
import { Link } from '#lib/i18n/navigation.ts'

export default function HomePage() {
  const t = useTranslations('ui')
  return (
    <Notice title={t('productName')} text={t('tagline')}>
      <Link href="/sign-in">{t('signIn')}</Link>
    </Notice>
  )
}
