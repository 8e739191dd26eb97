"""Every rule of the review as data: its key, its usual weight, what it asks for, what mends it.

What a rule finds is told by the subjects in ``sources`` and ``wider``. A rule that is not listed
here still speaks; it only has nothing to say of itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_, _
from workbench.program.review import mending

if TYPE_CHECKING:
    from workbench.program.review.mending import Mending

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True)
class Rule:
    """A rule: its key, how grave a breach usually is, and what it asks for (message id).

    ``mending`` is what a machine can do about a breach, where it can; ``view`` is where in its
    step one sees to a breach that has no row.
    """

    key: str
    severity: str
    asks: str
    mending: Mending | None = None
    view: str = ""

    def words(self) -> str:
        """Return what the rule asks for, in the current language."""
        return _(self.asks)


RULES: Final = (
    Rule("plan.circle", ERROR, N_("Activities may not wait for each other in a circle")),
    Rule("plan.late", WARNING, N_("An activity is done by its finish, or gets a new one")),
    Rule("plan.conflict", WARNING, N_("An activity begins when what it waits for is done"),
         mending.MOVE_ACTIVITY),
    Rule("plan.accountable", WARNING, N_("Every activity has one who answers for the result"),
         mending.LET_ACCOUNT),
    Rule("plan.responsible", WARNING, N_("Every activity has somebody who does the work"),
         mending.LET_DO),
    Rule("plan.goal", NOTE, N_("Every activity serves a goal")),
    Rule("plan.dates", NOTE, N_("Every activity has dates")),
    Rule("plan.budget_code", NOTE, N_("An activity with a cost has a budget code")),
    Rule("plan.financing", WARNING, N_("A cost is paid by somebody or stands in the budget")),
    Rule("permit.activity", NOTE, N_("A permit belongs to an activity")),
    Rule("permit.late", WARNING, N_("Permits are applied for in time")),
    Rule("permit.lead_time", NOTE, N_("It is known how long a permit takes")),
    Rule("placemaking.maintainer", WARNING, N_("Somebody looks after what is put in the place"),
         mending.LET_MAINTAIN),
    Rule("placemaking.life", NOTE, N_("It is known how long what is put in the place will last")),
    Rule("risk.measure", WARNING, N_("A grave risk has a measure")),
    Rule("risk.owner", WARNING, N_("A grave risk has an owner")),
    Rule("goal.indicator", WARNING, N_("Every goal has an indicator")),
    Rule("goal.activity", WARNING, N_("Every goal has an activity")),
    Rule("indicator.baseline", WARNING, N_("Every indicator has a baseline"),
         mending.FIRST_AS_BASELINE),
    Rule("indicator.target", NOTE, N_("Every indicator has a target")),
    Rule("indicator.source", WARNING, N_("What an indicator fetches is there")),
    Rule("indicator.stale", NOTE, N_("Indicators are measured as often as they say")),
    Rule("indicator.differs", WARNING, N_("What was typed in agrees with what was measured"),
         mending.DROP_TYPED),
    Rule("person.erase", ERROR, N_("People are erased by their erase-by date")),
    Rule("person.ground", WARNING, N_("Every person has a legal basis and an erase-by date")),
    Rule("contact.follow_up", WARNING, N_("Contacts are followed up when it was promised")),
    Rule("text.number", WARNING, N_("No personal number stands in a text")),
    Rule("text.contact", NOTE, N_("E-mail and phone stand in their own fields, not in texts")),
    Rule("photo.consent", ERROR, N_("People who can be recognised in a photo have consented")),
    Rule("budget.balance", ERROR, N_("Income covers cost every year"), view="budget"),
    Rule("budget.rate", ERROR, N_("There is a VAT rate or an hourly rate for what is reckoned")),
    Rule("budget.over", WARNING, N_("Activities ask for no more than the budget has"),
         view="follow_up"),
    Rule("levy.terms", WARNING, N_("The terms of a levy model can be met")),
    Rule("commitment.late", WARNING, N_("Promises are kept by their day")),
    Rule("commitment.party", WARNING, N_("Every promise has a party that made it")),
    Rule("agreement.end", WARNING, N_("The next term is prepared a year before the end"),
         view="profile"),
    Rule("agreement.over", WARNING, N_("An agreement that is over is set to ended"),
         mending.END_AGREEMENT),
    Rule("agreement.notice", WARNING, N_("The last day to give notice is not missed")),
    Rule("agreement.ends", WARNING, N_("An agreement that ends within a year is seen to")),
    Rule("agreement.waiting", WARNING, N_("Parties answer within a month")),
    Rule("agreement.declined", WARNING, N_("A party that has declined is talked to")),
    Rule("agreement.day", NOTE, N_("It is noted on which day a party signed")),
    Rule("agreement.review", WARNING, N_("A lawyer reviews before the parties sign")),
    Rule("agreement.blanks", WARNING, N_("An agreement has no blanks")),
    Rule("clause.moved", WARNING, N_("The wording agrees with the project")),
    Rule("clause.reason", NOTE, N_("A clause that is left out has a reason")),
    Rule("seat.empty", WARNING, N_("Somebody sits in every seat")),
    Rule("seat.over", WARNING, N_("No term is over")),
    Rule("seat.soon", NOTE, N_("Terms that end soon are seen to")),
    Rule("body.chair", WARNING, N_("A body that decides has a chair")),
    Rule("body.votes", WARNING, N_("A body that decides has votes")),
    Rule("body.mandate", NOTE, N_("It is said what a body decides")),
    Rule("map.faulty", ERROR, N_("An outline on the map is a surface")),
    Rule("map.overlap", WARNING, N_("Nothing on the map claims the same ground twice")),
    Rule("map.on_property", WARNING, N_("A surface lies on its owner's property")),
    Rule("map.outside_parent", WARNING, N_("A part lies inside what it is a part of")),
    Rule("map.parts_larger", WARNING, N_("Parts are together no larger than the whole")),
    Rule("map.gap", NOTE, N_("The whole area is covered by surfaces or properties"), view="map"),
    Rule("map.no_owner", NOTE, N_("It is known who owns or controls everything")),
    Rule("responsibility.cleaning", WARNING, N_("Somebody cleans every surface")),
    Rule("responsibility.unclear", WARNING, N_("It is clear who does what where")),
    Rule("responsibility.accountable", NOTE, N_("Somebody answers for every task")),
    Rule("incident.few", NOTE, N_("Incidents are counted for eight quarters"), view="incidents"),
    Rule("incident.break", WARNING, N_("A change of source is noted as a break"), view="incidents"),
    Rule("incident.source", NOTE, N_("Every source is described"), view="incidents"),
    Rule("observation.fit", NOTE, N_("Rounds of observations are counted alike"),
         view="observations"),
    Rule("rating.few", NOTE, N_("Enough people have rated for it to be shown")),
    Rule("inspection.finding", WARNING, N_("A red aspect has a finding")),
    Rule("inspection.responsible", WARNING, N_("Somebody is responsible for a red aspect")),
    Rule("survey.comparable", WARNING, N_("Survey rounds are asked alike")),
    Rule("survey.few", NOTE, N_("At least 200 are asked, or it is said why not")),
    Rule("walk.feedback", WARNING, N_("Walkers meet again within three weeks")),
    Rule("condition.action", WARNING, N_("A red condition has an owner and a day")),
    Rule("finding.late", WARNING, N_("Findings are seen to by their day")),
    Rule("finding.responsible", WARNING, N_("Somebody is responsible for every finding")),
    Rule("finding.answer", WARNING, N_("Findings get an answer within three weeks")),
    Rule("problem.evidence", WARNING, N_("A prioritised problem has evidence")),
    Rule("problem.cause", WARNING, N_("A prioritised problem has a cause")),
    Rule("problem.activity", WARNING, N_("A prioritised problem has an activity")),
    Rule("problem.count", NOTE, N_("Three to six problems are prioritised"), view="problems"),
    Rule("document.old", NOTE, N_("Documents that are out are no older than their data")),
    Rule("process.reason", NOTE, N_("A step of the process is skipped with a reason")),
    Rule("process.late", NOTE, N_("Steps of the process are done by their day")),
    Rule("decision.responsible", WARNING, N_("Somebody is responsible for what was decided")),
    Rule("decision.late", WARNING, N_("What was decided is done by its day")),
    Rule("decision.due", NOTE, N_("What was decided has a day to be done by")),
    Rule("decision.quorum", ERROR, N_("Decisions are taken where enough votes are present")),
    Rule("meeting.called", WARNING, N_("A meeting is called in time")),
    Rule("minutes.verified", WARNING, N_("Minutes are verified within three weeks")),
    Rule("minutes.open", WARNING, N_("Minutes that are corrected are verified again")),
    Rule("log.responsible", WARNING, N_("Somebody is responsible for every open case of the log")),
    Rule("log.lying", WARNING, N_("No case of the log lies longer than 20 working days")),
    Rule("event.permit", WARNING, N_("An event has the permit it needs")),
    Rule("event.account", NOTE, N_("An event that is over has a count and a learning")),
    Rule("staffing.budget", WARNING, N_("The rosters keep within the budget"), view="staff"),
    Rule("staffing.alone", NOTE, N_("There is a word on lone work in the evening")),
    Rule("post.late", NOTE, N_("Steps of a post are done by their day")),
    Rule("learning.need", WARNING, N_("Needs of competence are met by their day")),
    Rule("learning.evaluation", NOTE, N_("Trainings are evaluated")),
    Rule("learning.evidence", NOTE, N_("A prioritised problem has a note of evidence"),
         view="knowledge"),
)  # fmt: skip

_BY_KEY: Final = {rule.key: rule for rule in RULES}


def rule_of(key: str) -> Rule | None:
    """Return what is known of a rule; None for one that is not listed."""
    return _BY_KEY.get(key)
