'use client'

import { Button } from '@mantine/core'
import { PlusIcon } from '@primer/octicons-react'
import { type ComponentProps, useState } from 'react'
import { AddDialog } from './add-dialog.tsx'

type Props = Omit<ComponentProps<typeof AddDialog>, 'onClose'>

/** Opens the form for a new visit. */
export function AddButton(props: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button leftSection={<PlusIcon />} onClick={() => setOpen(true)}>
        {props.words.add.open}
      </Button>
      {isOpen && <AddDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
