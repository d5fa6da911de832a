import type { RefusedForm } from '#app/domain/shared/result.ts'
import { MOST_POUNDS, MOST_VOUCHERS } from '#app/domain/vouchers/rules.ts'
import { DateInput, Input, Select, WarningText } from '#app/ui/govuk/index.ts'
import { refusedForm } from '#app/ui/service/form.tsx'

type BatchFieldsProps = {
  forums: readonly { slug: string; name: string }[]
  today: string
  refused: RefusedForm | undefined
}

/** What is known of a batch: everything but the codes that can be spent. */
export function BatchFields({ forums, today, refused }: BatchFieldsProps) {
  const form = refusedForm(refused)
  const only = forums.length === 1 ? forums[0]?.slug : undefined
  const typed = (name: string) => ({ name, defaultValue: form.value(name), errorMessage: form.error(name) })
  return (
    <>
      <Select
        name="forum"
        label="Forum"
        items={[...(only ? [] : [{ value: '', text: 'Choose a forum' }]), ...forums.map(asItem)]}
        defaultValue={form.value('forum', only)}
        errorMessage={form.error('forum')}
      />
      <Input {...typed('supplier')} label="Supplier" hint="The shop or company the vouchers came from." />
      <WarningText>Never type the code that can be spent, not here and not anywhere in this service.</WarningText>
      <Input
        {...typed('orderReference')}
        label="Order reference"
        hint="The number of your order, as on the delivery note."
        classes="govuk-input--width-20"
      />
      <Input
        {...typed('faceValue')}
        label="Value of one voucher"
        hint={`In pounds, like 20 or 12.50. The most is £${MOST_POUNDS}.`}
        prefix="£"
        inputMode="decimal"
        classes="govuk-input--width-5"
      />
      <Input
        {...typed('quantity')}
        label="Number of vouchers"
        hint={`From 1 to ${MOST_VOUCHERS}.`}
        inputMode="numeric"
        classes="govuk-input--width-4"
      />
      <DateInput
        namePrefix="receivedOn"
        fieldset={{ legend: { text: 'Date you received them', classes: 'govuk-fieldset__legend--s' } }}
        hint="For example, 27 3 2026"
        defaultValues={form.date('receivedOn', today)}
        errorMessage={form.error('receivedOn')}
      />
    </>
  )
}

const asItem = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, text: name })
