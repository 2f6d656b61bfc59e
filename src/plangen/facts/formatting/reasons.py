"""The words of reasons, variants, fixes, and rules that flag deals, where they are printed."""

from collections.abc import Mapping

from plangen.elements.measure import Measure
from plangen.elements.reasons import Fix, Reason, Variant
from plangen.metrics.accounts.flags import AccountRule
from plangen.metrics.pipeline.decisions import Flag, Rule

REASONS: Mapping[Reason, str] = {
    Reason.ACTIVITY_TARGET_IS_0: "activity target is 0",
    Reason.ACTUAL_IS_0: "actual is 0",
    Reason.AVERAGE_DEAL_IS_0: "average deal is 0",
    Reason.BASELINE_IS_0: "nothing in the days before",
    Reason.BOOKINGS_BELOW_0: "bookings below 0",
    Reason.FEWER_MEETINGS: "fewer meetings than opportunities",
    Reason.FEW_DEALS: "too few deals",
    Reason.FEW_LOSS_AMOUNTS: "too few loss amounts",
    Reason.FEW_PEERS: "small sample, few peers",
    Reason.FEW_PEOPLE: "too few people to compare",
    Reason.FILES_START_LATER: "files start later",
    Reason.FUTURE_DATE: "future date",
    Reason.NEW: "new",
    Reason.NOT_EMPLOYED: "not employed",
    Reason.NOT_RATED: "not rated yet",
    Reason.NOTHING_IN_SIGHT: "nothing in sight",
    Reason.NOT_STARTED: "not started",
    Reason.NO_ACCOUNTS: "no account names",
    Reason.NO_ACCOUNTS_ON_ACTIVITIES: "no accounts on activities",
    Reason.NO_ACTIVITIES: "no activities on file",
    Reason.NO_AMOUNT: "no amount",
    Reason.NO_AMOUNTS: "no amounts",
    Reason.NO_ANNUAL_SPEND: "no annual spend",
    Reason.NO_BOOKINGS: "no bookings",
    Reason.NO_CLOSED_DEALS: "no closed deals",
    Reason.NO_CLOSE_DATES: "no close dates",
    Reason.NO_COMMITMENTS_DUE: "no commitments due",
    Reason.NO_TRAINING_DUE: "no training due",
    Reason.NO_COMPANY_TARGET: "no company target",
    Reason.NO_CONTACTS: "no contacts listed",
    Reason.NO_CREATED_DATE: "no created date",
    Reason.NO_CREATED_DATES: "no created dates",
    Reason.NO_DEALS: "no deals on file",
    Reason.NO_DEALS_CREATED: "0 deals created",
    Reason.NO_DEAL_LEFT: "no deal left it",
    Reason.NO_DECIDED_DEALS: "0 decided deals",
    Reason.NO_FORECAST: "no forecast",
    Reason.NO_FORECAST_OF_CLOSED_MONTH: "no closed month with a forecast",
    Reason.NO_FORECAST_CATEGORIES: "no forecast categories",
    Reason.NO_INITIAL_COMMIT: "no initial commit",
    Reason.NO_LIST_PRICES: "no list prices",
    Reason.NO_LOSS_REASONS: "no loss reasons",
    Reason.NO_LOST_DEALS: "no losses on file",
    Reason.NO_MARGINS: "no margins",
    Reason.NO_MEETINGS: "0 meetings logged",
    Reason.NO_METRIC: "no metric",
    Reason.NO_METRICS: "no metrics available",
    Reason.NO_ONE_TAKES_PART: "no one takes part",
    Reason.NO_OPEN_DEALS: "no open deals",
    Reason.NO_PIPELINE_AT_START: "no pipeline at start",
    Reason.NO_PIPELINE_EXPECTED: "no pipeline expected",
    Reason.NO_POTENTIAL: "no potential or spend",
    Reason.NO_PROBABILITIES: "no probabilities",
    Reason.NO_PRODUCTS: "no products",
    Reason.NO_QUALIFIED: "0 qualified opportunities",
    Reason.NO_QUALIFIED_OPPORTUNITIES: "no qualified opportunities",
    Reason.NO_QUOTA: "no quota",
    Reason.NO_QUOTA_TO_DATE: "no quota to date",
    Reason.NOTHING_BOOKED_THEN: "nothing booked then",
    Reason.NOTHING_TYPICAL_YET: "typically 0 by now",
    Reason.NO_RENEWALS: "no renewals",
    Reason.NO_REPEAT_ACCOUNTS: "no repeat accounts",
    Reason.NO_REQUIRED_LEVEL: "no required level",
    Reason.NO_REVENUE: "no revenue",
    Reason.NO_SNAPSHOT: "no snapshot",
    Reason.NO_SNAPSHOT_BEFORE: "no snapshot before {}",
    Reason.NO_STAGE_DATE: "no stage-entry date",
    Reason.NO_STAGE_DATES: "no stage-entry dates",
    Reason.NO_TYPES: "no deal types",
    Reason.NO_STARTING_CUSTOMERS: "no starting customers",
    Reason.NO_TARGET: "no target",
    Reason.TARGET_BELOW_ONE: "target below one",
    Reason.NO_TARGET_ACCOUNTS: "no target accounts",
    Reason.NO_TICKETS: "no tickets",
    Reason.NO_TOP_ACCOUNTS: "no top accounts",
    Reason.NO_WEEKS_WORKED: "no weeks worked",
    Reason.NO_WEIGHTS: "no weights",
    Reason.NO_WINS: "no wins",
    Reason.NO_WINS_YET: "no wins yet",
    Reason.NO_WON_AMOUNTS: "no amounts on wins",
    Reason.NO_WORKING_DAYS: "no working days",
    Reason.ONLY_MEETINGS: "only meetings logged",
    Reason.ONLY_RENEWALS: "only renewals",
    Reason.PERIOD_NOT_STARTED: "period not started",
    Reason.PERIOD_OVER: "period over",
    Reason.PRIOR_YEAR_BELOW_0: "prior year below 0",
    Reason.QUOTA_IS_0: "quota is 0",
    Reason.QUOTA_MET: "quota met",
    Reason.REVENUE_ABOVE_SPEND: "revenue above annual spend",
    Reason.REVENUE_IS_0: "0 revenue",
    Reason.SHORT_HISTORY: "not enough history",
    Reason.SMALL_SAMPLE: "small sample",
    Reason.TARGET_IS_0: "target is 0",
    Reason.TOO_EARLY: "under 15% elapsed",
    Reason.UNDER_CLOSED_DEALS: "under {} closed deals",
    Reason.UNDER_CLOSED_MONTHS: "under {} closed months",
    Reason.UNDER_PERIODS: "under {} full periods",
    Reason.UNDER_PRICED_DEALS: "under {} priced deals",
    Reason.WINS_WITHOUT_CREATED_DATES: "wins without created dates",
}
VARIANTS: Mapping[Variant, str] = {
    Variant.ABOVE_SPEND: "above annual spend: estimate too low",
    Variant.ACCOUNTS: "{} accounts",
    Variant.ALL_OPEN_DEALS: "all open deals",
    Variant.ALL_QUALIFIED: "all opportunities count as qualified",
    Variant.AS_OF: "as of {}",
    Variant.BEST_SCORES: "best {} scores",
    Variant.BETWEEN: "from {} to {}",
    Variant.BEFORE_PRORATION: "before proration",
    Variant.BY_STAGE: "weighted by stage",
    Variant.BY_VALUE: "by value",
    Variant.BY_WIN_RATE: "weighted by win rate",
    Variant.CLOSED_DEALS: "closed deals",
    Variant.DEALS_WITH_AMOUNT: "{} of {} deals have an amount",
    Variant.DEALS_WITH_LIST_PRICE: "{} of {} deals have a list price and a quantity",
    Variant.DEALS_WITH_PROBABILITY: "{} of {} deals have an amount and a probability",
    Variant.FORECAST_HIGH: "forecast high",
    Variant.FORECAST_LOW: "forecast low",
    Variant.FORECAST_ON_TARGET: "forecast on target",
    Variant.FROM_PAST_YIELD: "1 ÷ past yield",
    Variant.FROM_WON_DEALS: "from won deals",
    Variant.LARGEST: "largest",
    Variant.LOGGED: "logged in the CRM",
    Variant.MEAN_OF_PERIODS: "mean of {} periods",
    Variant.MEDIAN_OF_PEOPLE: "median of {} people",
    Variant.MEDIAN_OF_PERIODS: "median of {} periods",
    Variant.MEDIAN_OF_ROLE: "median of {} people in the role",
    Variant.MONTHLY_TOTAL: "monthly total",
    Variant.MONTHS: "{} months",
    Variant.MONTHS_WITH_QUOTA: "{} of {} months have a quota",
    Variant.MONTHS_WITH_TARGET: "{} of {} months have a target",
    Variant.NEW_DEALS: "wins with type New",
    Variant.NO_DECISION_LOST: "no-decision counts as lost",
    Variant.NO_PRIOR_WIN: "no win in the prior {} months",
    Variant.OF_DEALS_CREATED: "of deals created",
    Variant.OF_OPEN: "of {} open",
    Variant.ONE_ACCOUNT: "1 account",
    Variant.PAST_DUE_LOST: "past-due counted as lost",
    Variant.PAST_DUE_LOST_WITHOUT_RENEWALS: "past-due counted as lost, excl. renewals",
    Variant.PEOPLE_WITH_QUOTA: "{} of {} people have a quota",
    Variant.PERIOD_OVER: "period over",
    Variant.PER_MONTH: "per month",
    Variant.PER_PERSON: "mean of {} people",
    Variant.PER_WEEK: "per week",
    Variant.POTENTIAL: "potential of products",
    Variant.QUALIFIED_OPEN_DEALS: "qualified open deals",
    Variant.REBUILT: "rebuilt",
    Variant.FROM_SNAPSHOTS: "from snapshots",
    Variant.REWEIGHTED: "{} of {} metrics, reweighted",
    Variant.RUN_RATE: "run rate",
    Variant.SELF_RATED: "self-rating (no manager rating)",
    Variant.SINCE: "since {}",
    Variant.SINCE_WITH_GONE: "since {}, {} no longer on file",
    Variant.SNAPSHOT_OF: "snapshot of {}",
    Variant.SPEND_LESS_REVENUE: "annual spend less revenue",
    Variant.STILL_OPEN: "{} still open",
    Variant.STRAIGHT_LINE: "straight line",
    Variant.TARGET_FOR: "{}",
    Variant.TICKETS: "tickets",
    Variant.TOP: "top {}",
    Variant.TYPE_NEW: "type New",
    Variant.WINS_WITH_MARGIN: "{} of {} won deals have a margin",
    Variant.WITHOUT_NO_DECISION: "excl. no-decision",
    Variant.WITHOUT_RENEWALS: "excl. renewals",
    Variant.WITHOUT_RENEWALS_NO_DECISION_LOST: "excl. renewals, no-decision counts as lost",
    Variant.WON_AND_COMMIT: "won + commit",
}
FIXES: Mapping[Fix, str] = {
    Fix.ADD_ACTIVITY_TARGET: "add a “{}s a week” row to Targets",
    Fix.ADD_AMOUNTS: "add an amount column",
    Fix.ADD_COMPANY_TARGET: "add a Targets row for “all”, bookings",
    Fix.ADD_CONTACTS: "add the account’s contacts in Contacts",
    Fix.ADD_EARLIER_DEALS: "add deals closed since {}, or a type column",
    Fix.ADD_FORECAST: "add a row to Forecasts",
    Fix.ADD_FORECAST_CATEGORIES: "add a forecast category column, or rows in Forecasts",
    Fix.ADD_LOSS_REASONS: "add a loss reason column",
    Fix.ADD_PROBABILITIES: "add a probability column, here or in Stages",
    Fix.ADD_PRODUCTS: "add a Products or White space sheet",
    Fix.ADD_QUOTA: "add a quota",
    Fix.ADD_QUOTAS: "add quotas in Team",
    Fix.ADD_QUOTA_IN: "add a quota in {}",
    Fix.ADD_SPEND: "add annual spend in Accounts",
    Fix.ADD_TARGET: "add a {} row to Targets",
    Fix.ADD_TYPES: "add types (new, existing, renewal) to the deals",
    Fix.CORRECT_SPEND: "correct annual spend in Accounts",
    Fix.EXPORT_LOST_DEALS: "export lost deals too",
    Fix.SAVE_SNAPSHOTS: "save a snapshot on the first of each month",
}
RULES: Mapping[Rule, str] = {
    Rule.PAST_CLOSE_DATE: "{days} past close date",
    Rule.QUIET: "quiet for {days}",
    Rule.LONG_IN_STAGE: "typical in this stage: {days}",
    Rule.OLD: "over {days} old",
    Rule.PUSHED: "pushed {count} times",
    Rule.NO_NEXT_STEP: "no next step",
    Rule.NO_AMOUNT: "no amount",
    Rule.NO_CLOSE_DATE: "no close date",
}
ACCOUNT_LETTERS: Mapping[AccountRule, str] = {
    AccountRule.CONTACTS: "C",
    AccountRule.RENEWAL: "R",
    AccountRule.TOUCH: "T",
    AccountRule.ACTION: "A",
    AccountRule.PERSON: "P",
    AccountRule.DECLINE: "D",
}
"""The flags of an account in a table."""
ACCOUNT_RULES: Mapping[AccountRule, str] = {
    AccountRule.CONTACTS: "under two active contacts",
    AccountRule.RENEWAL: "contract ends in 90 days without a next step",
    AccountRule.TOUCH: "no contact in 60 days",
    AccountRule.ACTION: "no next step in 90 days",
    AccountRule.PERSON: "no contact with who decides in 60 days",
    AccountRule.DECLINE: "revenue down over 10%",
}
ON_ONE_LINE: Mapping[Rule, str] = {Rule.PAST_CLOSE_DATE: "{days} past close"}
"""Shorter words for a deal on one line."""
WITH_AGE: Mapping[Rule, str] = {Rule.OLD: "9 of 10 wins within {count}"}
"""Words that follow a deal's age in days."""


def reason_text(measure: Measure) -> str:
    """Why a measure has no value, in words; empty if it has one."""
    return REASONS[measure.reason].format(*measure.details) if measure.reason else ""


def variant_text(measure: Measure) -> str:
    """Which definition a measure has, in words; empty if there is only one."""
    return VARIANTS[measure.variant].format(*measure.details) if measure.variant else ""


def fix_text(measure: Measure) -> str:
    """What would supply a missing value, in words; empty if nothing is known."""
    return FIXES[measure.fix].format(*measure.details) if measure.fix else ""


def flag_text(flag: Flag, words: Mapping[Rule, str] = RULES) -> str:
    """Why a deal needs a decision, in words; in the usual ones if there are no others."""
    if flag.year:
        return f"past close date since {flag.year}"
    days = f"{flag.count} {'day' if flag.count == 1 else 'days'}"
    return words.get(flag.rule, RULES[flag.rule]).format(count=flag.count, days=days)


def account_rule_text(rule: AccountRule) -> str:
    """What a flag of an account means, in words."""
    return ACCOUNT_RULES[rule]
