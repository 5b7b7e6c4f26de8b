import { getTranslations } from 'next-intl/server'
import controls from '#components/booking/frame/controls.module.css'
import type { SearchParams } from '#components/booking/steps/booking-place.ts'
import { MovePicker } from '#components/booking/visit/move-picker.tsx'
import { type MovePlace, movePlaceFrom } from '#components/booking/visit/move-place.ts'
import { listMoves, type Move } from '#lib/flows/visits/list-moves.ts'
import { dayOf } from '#lib/visits/calendar.ts'
import { decideMove } from '#lib/visits/moves/move-policy.ts'
import { MoveQuestion } from './move-question.tsx'
import { QuestionFrame } from './question-frame.tsx'
import type { VisitProps } from './step-props.ts'
import { moveQuestionOf, staffNamesOf } from './visit-terms.ts'

type Props = VisitProps & { readonly place: SearchParams }

/** The free times for the same services, and a question before the visit moves to one. */
export async function MoveStep({ visit, token, address, place: params }: Props) {
  const t = await getTranslations('booking.visit')
  const refusals = await getTranslations('refusals')
  const decision = decideMove(moveQuestionOf(visit, new Date()))
  if (!decision.ok) {
    return (
      <QuestionFrame title={t('moveTitle')} address={address}>
        <p className={controls.note}>{refusals(decision.refusal)}</p>
      </QuestionFrame>
    )
  }
  const moves = await listMoves(visit.scope, visit.id)
  const place = movePlaceFrom(params)
  const atSameTime = moves.find(({ startsAt }) => startsAt.getTime() === place.chosen?.startsAt.getTime())
  if (atSameTime && isWithChosen(atSameTime, place)) {
    return <MoveQuestion visit={visit} token={token} address={address} move={atSameTime} />
  }
  return (
    <QuestionFrame title={t('moveTitle')} address={address}>
      <Times visit={visit} address={address} place={place} moves={moves} isTimeFree={atSameTime !== undefined} />
    </QuestionFrame>
  )
}

const isWithChosen = ({ staffMemberIds }: Move, { chosen }: MovePlace): boolean =>
  staffMemberIds.join() === chosen?.staffMemberIds.join()

type TimesProps = Pick<Props, 'visit' | 'address'> & {
  readonly place: MovePlace
  readonly moves: readonly Move[]
  /** Whether what was chosen is free with others than were chosen. */
  readonly isTimeFree: boolean
}

/** What is free, after a word on what was chosen and cannot be had any more. */
async function Times({ visit, address, place, moves, isTimeFree }: TimesProps) {
  const t = await getTranslations('booking.visit')
  const { timeZone } = visit.branch
  const { day, chosen } = place
  return (
    <>
      {chosen && (
        <p role="alert" className={controls.refusal}>
          {t(isTimeFree ? 'moveOthers' : 'moveGone')}
        </p>
      )}
      <p>{t('moveText')}</p>
      <MovePicker
        moves={moves}
        staffNames={staffNamesOf(visit)}
        timeZone={timeZone}
        wantedDay={day ?? (chosen && dayOf(chosen.startsAt, timeZone))}
        address={address}
      />
    </>
  )
}
