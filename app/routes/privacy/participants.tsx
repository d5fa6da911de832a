const held = [
  'a reference, such as VVF-7K2Q',
  'a first name or nickname that you chose',
  'how we may reach you, if you want us to: an email address, a phone number or an address for post',
  'what makes contact safe: which way, when, what we may say, what to do if somebody else answers, and a code word',
  'what we do so that you can take part, such as step-free access. Never why you need it',
  'what you agreed to, when, and in which words',
  'who told us of you, your place in a forum, and for 12 months which sessions you came to',
  'the vouchers you were given, by reference',
  'what you asked us about your own data',
]

/** What is held about participants, who sees it and when it goes. */
export function AboutParticipants() {
  return (
    <>
      <h2 className="govuk-heading-m" id="participants">
        If you take part in a forum
      </h2>
      <p className="govuk-body">We may hold:</p>
      <ul className="govuk-list govuk-list--bullet">
        {held.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="govuk-body">
        Only the facilitator of your forum can see who you are. Your name, how to reach you, your code word and what you
        need are locked with a key of your own. When the key is destroyed, nobody can read them any more, not even in an
        old copy.
      </p>
      <p className="govuk-body">
        How to reach you stays covered on the screen. To look at it, your facilitator has to give a reason and prove
        that it is them. Each look is written down first, and nobody can change that record.
      </p>
      <p className="govuk-body">
        In an emergency, an administrator or a data protection officer can look at one person for 30 minutes. They have
        to say why, and others are told at once.
      </p>
      <h3 className="govuk-heading-s">When it goes</h3>
      <ul className="govuk-list govuk-list--bullet">
        <li>30 days after you leave: your name, how to reach you, what makes contact safe, and what you need</li>
        <li>30 days after you say no, or if you never start: everything about you</li>
        <li>12 months after a session: that you were there. Only how many people came stays</li>
        <li>2 years after you leave: your place, and what you agreed to</li>
        <li>6 years after the end of the financial year: the list of vouchers, which has your reference only</li>
      </ul>
      <p className="govuk-body">
        A court or a complaint can mean that we have to keep it longer. Then the data protection officer writes down why
        and until when.
      </p>
      <h3 className="govuk-heading-s">What a forum says</h3>
      <p className="govuk-body">
        We write down what the room said, never who said it. The Metropolitan Police and the Programme Board only read
        reports in which small numbers are hidden.
      </p>
    </>
  )
}

/** What the service has no place for. */
export function NotHeld() {
  return (
    <>
      <h2 className="govuk-heading-m" id="not-held">
        What we do not hold
      </h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>your surname or date of birth</li>
        <li>where you live, unless you ask us to write to you by post</li>
        <li>what crime it was, its number, or how the case stands</li>
        <li>names of officers</li>
        <li>what you are ill with, your ethnicity, sexuality or gender identity</li>
        <li>notes about you, or why you did not come</li>
        <li>anything about your children or family</li>
      </ul>
    </>
  )
}
