"""The words in which the right to work is asked, decided and explained: codes, never sentences.

The Dutch wording of a code is a response (`nlu/domain/responses/`) or the name of a document in
`data/right_to_work.yml`. Glossary: docs/glossary.md.
"""

from enum import Enum


class Answer(str, Enum):
    """Whether this person may work as an employee on the day asked about."""

    YES = "yes"
    NO = "no"
    UNCERTAIN = "uncertain"


class Fact(str, Enum):
    """What a person can be asked. The order is the order of asking, the easiest question first."""

    STATUS = "status"
    LODGED_ON = "application_date"
    DOCUMENT = "document"
    LATER_APPLICATION = "later_application"
    ADMISSIBLE = "admissible"
    REFUSED = "refused"
    REFUSAL_NOTIFIED_ON = "refusal_notified_on"
    APPEALED = "appealed"
    APPEAL_LODGED_ON = "appeal_lodged_on"
    APPEAL_REJECTED = "appeal_rejected"
    CARD_TEXT = "card_text"
    CARD_VALID_UNTIL = "card_valid_until"
    PERMIT_CARD_C = "permit_card_c"
    TRANSFER_REFUSED = "transfer_refused"
    EMPLOYER_HOUSES = "employer_houses"
    AGE = "age"


class CardText(str, Enum):
    """The line "arbeidsmarkt: ..." on a residence document; it describes the right, it does not give it."""

    UNLIMITED = "unlimited"
    LIMITED = "limited"
    NONE = "none"
    NO_CARD = "no_card"


class Reason(str, Enum):
    """Why the answer is what it is: one code for every explanation that a person can get."""

    WAITING = "waiting"
    BOUNDARY_DAY = "boundary_day"
    WAITED_LONG_ENOUGH = "waited_long_enough"
    NO_ACCESS_THEN = "no_access_then"
    OLD_PROCEDURE = "old_procedure"
    PACT_UNVERIFIED = "pact_unverified"
    PACT_REFUSED = "pact_refused"
    TRANSITION_2018 = "transition_2018"
    COVID_EXCEPTION = "covid_exception"
    REFUSED_WITHIN_PERIOD = "refused_within_period"
    REFUSED_ON_BOUNDARY = "refused_on_boundary"
    REFUSAL_UNKNOWN = "refusal_unknown"
    REFUSAL_DATE_UNKNOWN = "refusal_date_unknown"
    REFUSAL_ANNULLED = "refusal_annulled"
    APPEAL_AFTER_PERIOD = "appeal_after_period"
    APPEAL_NOT_YET_LODGED = "appeal_not_yet_lodged"
    APPEAL_UNKNOWN = "appeal_unknown"
    APPEAL_LATE = "appeal_late"
    NO_APPEAL = "no_appeal"
    APPEAL_REJECTED = "appeal_rejected"
    LATER_APPLICATION_NOT_ADMISSIBLE = "later_application_not_admissible"
    LATER_APPLICATION_ADMISSIBLE = "later_application_admissible"
    ADMISSIBILITY_UNKNOWN = "admissibility_unknown"
    TRANSFER_REFUSED = "transfer_refused"
    CARD_SAYS_UNLIMITED = "card_says_unlimited"
    CARD_SAYS_LIMITED = "card_says_limited"
    CARD_SAYS_NONE = "card_says_none"
    CARD_CONFLICTS = "card_conflicts"
    CARD_EXPIRED = "card_expired"
    NO_CARD = "no_card"
    NO_PERMIT_CARD_C = "no_permit_card_c"
    TOO_YOUNG = "too_young"
    STATUS_ALLOWS = "status_allows"
    STATUS_ALLOWS_WITH_LIMIT = "status_allows_with_limit"
    STATUS_FORBIDS = "status_forbids"
    STATUS_UNCERTAIN = "status_uncertain"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_RULE_NOT_KNOWN = "status_rule_not_known"
    DOCUMENT_FORBIDS = "document_forbids"
    DOCUMENT_UNKNOWN = "document_unknown"
    DATE_UNKNOWN = "date_unknown"
    DATE_RANGE = "date_range"


class NextStep(str, Enum):
    """What to do now."""

    WAIT = "wait"
    SHOW_CARD = "show_card"
    SHOW_LIMITED_CARD = "show_limited_card"
    SHOW_DECISION = "show_decision"
    RENEW_CARD = "renew_card"
    REQUEST_PERMIT_CARD_C = "request_permit_card_c"
    FIND_EXACT_DATE = "find_exact_date"
    ASK_MUNICIPALITY = "ask_municipality"
    ASK_SOCIAL_WORKER = "ask_social_worker"
    ASK_LAWYER = "ask_lawyer"
    LODGE_APPEAL_LAWYER = "lodge_appeal_lawyer"
    ASK_SUPPORT_CENTRE = "ask_support_centre"


class Assumption(str, Enum):
    """What was taken for granted because nobody asked; it is always said."""

    FIRST_APPLICATION = "first_application"
    NOT_REFUSED = "not_refused"
    VALID_CARD = "valid_card"
    HOLDS_DOCUMENT = "holds_document"
    HOLDS_PERMIT_CARD_C = "holds_permit_card_c"
    APPEAL_IN_TIME = "appeal_in_time"
    APPEAL_PENDING = "appeal_pending"
    DEEMED_NOTIFICATION = "deemed_notification"
    CLOSE_FAMILY = "close_family"
    NO_HOUSING_BY_EMPLOYER = "no_housing_by_employer"
    OLD_ENOUGH = "old_enough"
    TWO_YEARS_SECONDARY = "two_years_secondary"


class End(str, Enum):
    """What ends the right to work."""

    REFUSAL_NOTIFIED = "refusal_notified"
    JUDGMENT_NOTIFIED = "judgment_notified"
    CARD_EXPIRES = "card_expires"
    STATUS_ENDS = "status_ends"


class Right(str, Enum):
    """What a status or a document gives. `DEPENDS`: the dates of the procedure or the document decide."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    UNCERTAIN = "uncertain"
    PROFESSIONAL_CARD = "professional_card"
    DEPENDS = "depends"
    UNKNOWN = "unknown"


class DecidedBy(str, Enum):
    """What settles the right for a status: the dates of the asylum procedure, the document, or itself."""

    PROCEDURE = "procedure"
    DOCUMENT = "document"
    STATUS = "status"


class CountsBy(str, Enum):
    """Which day picks the rule in force: the day of working or the day of lodging."""

    WORK_DAY = "work_day"
    LODGING_DAY = "lodging_day"


class Proof(str, Enum):
    """The document without which the waiting period gives nothing."""

    PERMIT_CARD_C = "permit_card_c"
    EITHER = "permit_card_c_or_orange_card"
    ORANGE_CARD = "orange_card"


class Confidence(str, Enum):
    """How sure the research is of an entry."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
