import type { Guide } from './guide.ts'

/** For facilitators: thanking people. */
export const voucherGuides: readonly Guide[] = [
  {
    id: 'vouchers',
    title: 'Thanking people with a voucher',
    before: 'Everybody who comes gets a voucher, also those who leave early.',
    steps: [
      'When vouchers arrive, open “Vouchers” and choose “Record a batch”. Give the supplier, the order reference, the value and how many. Never type a code that can be spent.',
      'Save the register of the session first. It says who came.',
      'Open the session, then “Vouchers”. Choose “Give a voucher” beside each person. Where there is more than one value, choose which.',
      'If somebody does not want one, choose “They declined”.',
      'If you pressed the wrong button, choose “Take back” and give it again. The record of the mistake is kept.',
    ],
    after: 'If we call a session off less than two days before it, those who had said yes still get their voucher.',
  },
]
