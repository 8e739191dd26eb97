"""All records of a project file, found from the models themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from workbench.base.language import N_
from workbench.models import (
    agreement,
    baseline,
    bodies,
    decisions,
    finance,
    ground,
    history,
    learning,
    levy,
    meetings,
    observation,
    operations,
    permit,
    place,
    plan,
    plan_links,
    privacy,
    process,
    publication,
    rates,
    relations,
    responsibility,
    risk,
    safety,
    seal,
    situation,
    stakeholders,
    survey,
    vision,
    workshop,
)
from workbench.models.base import Base, Row
from workbench.models.declare import Declared
from workbench.models.field import Field, Record

if TYPE_CHECKING:
    from sqlalchemy import Table

BOOKKEEPING: Final = (
    history.Edit.__tablename__,
    history.RowChange.__tablename__,
    seal.Seal.__tablename__,
)


def fields_of(model: type[Row]) -> tuple[Field, ...]:
    """Return the declared fields of a model in the order of its source."""
    declared = {**_column_fields(model), **_table_fields(model)}
    order = [name for name in model.__dict__ if name in declared]
    return tuple(
        declared[name]
        for name in sorted(declared, key=lambda n: order.index(n) if n in order else -1)
    )


def _column_fields(model: type[Row]) -> dict[str, Field]:
    columns = Base.metadata.tables[model.__tablename__].columns
    return {c.name: replace(c.info["field"], name=c.name) for c in columns if "field" in c.info}


def _table_fields(model: type[Row]) -> dict[str, Field]:
    return {
        name: replace(each.field, name=name)
        for name, each in vars(model).items()
        if isinstance(each, Declared)
    }


class _Facts(TypedDict, total=False):
    """What a record may say about itself beside its names; see Record."""

    prefix: str
    kinds: tuple[str, ...]
    key: tuple[str, ...]
    holds_from: str
    usual_field: str


def _record(model: type[Row], one: str, many: str, title: str, **facts: Unpack[_Facts]) -> Record:
    return Record(
        model.__tablename__,
        one,
        many,
        title,
        fields_of(model),
        **facts,
        judged=getattr(model, "judged", None),
        reminds=getattr(model, "reminds", None),
        answered=getattr(model, "answered", None),
        stages=getattr(model, "stages", None),
        apart=getattr(model, "apart", ()),
        newest=getattr(model, "newest", ""),
        told_by=getattr(model, "told_by", ()),
    )


_ALL: Final = (
    _record(place.Project, N_("project"), N_("projects"), "name", kinds=("project",)),
    _record(place.StepNote, N_("step note"), N_("step notes"), "step"),
    _record(
        stakeholders.Organisation,
        N_("organisation"),
        N_("organisations"),
        "name",
        prefix="O",
        kinds=("organisations",),
    ),
    _record(
        stakeholders.Stakeholder,
        N_("stakeholder"),
        N_("stakeholders"),
        "name",
        prefix="S",
        kinds=("stakeholders",),
    ),
    _record(relations.StakeholderGroup, N_("group"), N_("groups"), "name"),
    _record(relations.Assessment, N_("assessment"), N_("assessments"), "made_on"),
    _record(relations.Relation, N_("relation"), N_("relations"), "kind"),
    _record(relations.Contact, N_("contact"), N_("contacts"), "summary"),
    _record(
        ground.Property,
        N_("property"),
        N_("properties"),
        "designation",
        prefix="P",
        kinds=("properties",),
    ),
    _record(ground.FormerOwner, N_("former owner"), N_("former owners"), "until"),
    _record(ground.Surface, N_("surface"), N_("surfaces"), "name", prefix="Y", kinds=("surfaces",)),
    _record(ground.Underlay, N_("underlay"), N_("underlays"), "name"),
    _record(
        responsibility.MaintenanceTask, N_("task"), N_("tasks"), "name", usual_field="standard"
    ),
    _record(
        responsibility.Responsibility,
        N_("responsibility"),
        N_("responsibilities"),
        "valid_from",
        kinds=("responsibilities",),
        key=("surface_id", "task_id", "valid_from"),
        holds_from="valid_from",
    ),
    _record(
        situation.Finding, N_("finding"), N_("findings"), "title", prefix="F", kinds=("findings",)
    ),
    _record(situation.Walk, N_("walk"), N_("walks"), "name"),
    _record(situation.WalkStop, N_("stop"), N_("stops"), "title"),
    _record(situation.Photo, N_("photo"), N_("photos"), "caption"),
    _record(situation.Interview, N_("interview"), N_("interviews"), "title"),
    _record(situation.Condition, N_("condition"), N_("conditions"), "question"),
    _record(situation.Problem, N_("problem"), N_("problems"), "title", prefix="B"),
    _record(situation.Cause, N_("cause"), N_("causes"), "title"),
    _record(situation.PlaceStrength, N_("strength"), N_("strengths"), "title"),
    _record(survey.Survey, N_("survey"), N_("surveys"), "name"),
    _record(survey.SurveyItem, N_("question"), N_("questions"), "title", prefix="Q"),
    _record(survey.SurveyRound, N_("round"), N_("rounds"), "name"),
    _record(survey.PopulationCell, N_("population group"), N_("population groups"), "sex"),
    _record(safety.Incident, N_("incident count"), N_("incident counts"), "category"),
    _record(safety.SeriesBreak, N_("series break"), N_("series breaks"), "reason"),
    _record(
        safety.Benchmark,
        N_("reference figure"),
        N_("reference figures"),
        "title",
        key=("title", "area", "period"),
    ),
    _record(safety.DataSource, N_("source of data"), N_("sources of data"), "name"),
    _record(
        observation.Observation,
        N_("observation"),
        N_("observations"),
        "round",
        kinds=("observations",),
        key=("round", "surface_id", "slot"),
    ),
    _record(observation.InspectionAspect, N_("aspect"), N_("aspects"), "name"),
    _record(
        observation.InspectionFactor,
        N_("factor"),
        N_("factors"),
        "name",
        key=("aspect_id", "name"),
    ),
    _record(observation.Inspection, N_("inspection"), N_("inspections"), "name"),
    _record(observation.InspectionScore, N_("score"), N_("scores"), "points"),
    _record(observation.RatingTheme, N_("rated theme"), N_("rated themes"), "name"),
    _record(observation.RatingOccasion, N_("occasion"), N_("occasions"), "name"),
    _record(observation.Rating, N_("rating"), N_("ratings"), "group"),
    _record(
        agreement.Commitment, N_("commitment"), N_("commitments"), "title", kinds=("commitments",)
    ),
    _record(bodies.Body, N_("body"), N_("bodies"), "name", kinds=("bodies",)),
    _record(bodies.Seat, N_("seat"), N_("seats"), "title", kinds=("seats",)),
    _record(agreement.Agreement, N_("agreement"), N_("agreements"), "title", kinds=("agreements",)),
    _record(
        agreement.Clause,
        N_("clause"),
        N_("clauses"),
        "title",
        kinds=("clauses",),
        key=("agreement_id", "title"),
    ),
    _record(
        agreement.Signature,
        N_("signature"),
        N_("signatures"),
        "title",
        kinds=("signatures",),
        key=("agreement_id", "organisation_id"),
    ),
    _record(agreement.AgreementVersion, N_("version"), N_("versions"), "title"),
    _record(agreement.ClauseVersion, N_("earlier wording"), N_("earlier wordings"), "title"),
    _record(
        meetings.Meeting, N_("meeting"), N_("meetings"), "title", prefix="M", kinds=("meetings",)
    ),
    _record(meetings.AgendaItem, N_("agenda item"), N_("agenda items"), "title"),
    _record(meetings.Attendance, N_("attendance"), N_("attendances"), "title"),
    _record(meetings.MinutesCorrection, N_("correction"), N_("corrections"), "reason"),
    _record(meetings.AgendaTemplate, N_("agenda template"), N_("agenda templates"), "name"),
    _record(meetings.TemplateItem, N_("template item"), N_("template items"), "title"),
    _record(
        decisions.Decision,
        N_("decision"),
        N_("decisions"),
        "title",
        prefix="D",
        kinds=("decisions",),
    ),
    _record(place.LegalRegime, N_("legal regime"), N_("legal regimes"), "source"),
    _record(privacy.Erasure, N_("erasure"), N_("erasures"), "pseudonym"),
    _record(vision.Goal, N_("goal"), N_("goals"), "title", prefix="G", kinds=("goals",)),
    _record(
        vision.Indicator,
        N_("indicator"),
        N_("indicators"),
        "title",
        prefix="K",
        kinds=("indicators",),
    ),
    _record(
        vision.VisionPicture,
        N_("picture of the vision"),
        N_("pictures of the vision"),
        "title",
        kinds=("vision-pictures",),
    ),
    _record(vision.Look, N_("look"), N_("looks"), "looked_on"),
    _record(
        plan.Activity, N_("activity"), N_("activities"), "title", prefix="A", kinds=("activities",)
    ),
    _record(risk.Risk, N_("risk"), N_("risks"), "title", prefix="R", kinds=("risks",)),
    _record(permit.Permit, N_("permit"), N_("permits"), "title", kinds=("permits",)),
    _record(baseline.Baseline, N_("baseline"), N_("baselines"), "name"),
    _record(
        baseline.BaselineActivity,
        N_("activity of a baseline"),
        N_("activities of a baseline"),
        "title",
    ),
    _record(plan_links.CalendarDay, N_("calendar day"), N_("calendar days"), "date"),
    _record(finance.BudgetVersion, N_("budget version"), N_("budget versions"), "name"),
    _record(finance.BudgetLine, N_("budget line"), N_("budget lines"), "title", kinds=("budget",)),
    _record(
        finance.BudgetQuarter,
        N_("quarter"),
        N_("quarters"),
        "quarter",
        key=("line_id", "year", "quarter"),
    ),
    _record(finance.ProcurementAnswer, N_("answer"), N_("answers"), "question"),
    _record(rates.VatRate, N_("VAT rate"), N_("VAT rates"), "source"),
    _record(rates.HourRate, N_("hourly rate"), N_("hourly rates"), "source"),
    _record(
        levy.LevyModel,
        N_("levy model"),
        N_("levy models"),
        "name",
        kinds=("levy-models",),
        key=("name", "year"),
    ),
    _record(levy.LevyCategory, N_("category weight"), N_("category weights"), "category"),
    _record(
        process.ProcessStep,
        N_("process step"),
        N_("process steps"),
        "title",
        kinds=("process-steps",),
        key=("code", "title"),
    ),
    _record(process.ProcessCriterion, N_("criterion"), N_("criteria"), "title"),
    _record(process.ReviewSilence, N_("silenced finding"), N_("silenced findings"), "rule"),
    _record(levy.LevyCharge, N_("levy charge"), N_("levy charges"), "designation"),
    _record(
        workshop.Workshop,
        N_("workshop"),
        N_("workshops"),
        "question",
        kinds=("workshops",),
        key=("question", "held_on"),
    ),
    _record(workshop.WorkshopGroup, N_("group of notes"), N_("groups of notes"), "name"),
    _record(workshop.WorkshopNote, N_("note"), N_("notes"), "title"),
    _record(workshop.WorkshopVote, N_("vote"), N_("votes"), "dots"),
    _record(
        workshop.Captured, N_("captured text"), N_("captured texts"), "title", kinds=("captured",)
    ),
    _record(operations.Post, N_("post"), N_("posts"), "title"),
    _record(operations.PostStep, N_("step of a post"), N_("steps of a post"), "title"),
    _record(operations.Staffing, N_("team"), N_("teams"), "title", kinds=("staffing",)),
    _record(
        operations.RosterHour,
        N_("hour of the roster"),
        N_("hours of the roster"),
        "weekday",
        key=("staffing_id", "weekday", "hour"),
    ),
    _record(operations.LogEntry, N_("log entry"), N_("log entries"), "title", kinds=("log",)),
    _record(operations.Event, N_("event"), N_("events"), "title", prefix="E", kinds=("events",)),
    _record(operations.MonthSheet, N_("month sheet"), N_("month sheets"), "month", key=("month",)),
    _record(learning.Competence, N_("need of competence"), N_("needs of competence"), "title"),
    _record(
        learning.Training,
        N_("training"),
        N_("trainings"),
        "title",
        prefix="T",
        kinds=("training",),
    ),
    _record(
        learning.Participation,
        N_("participation"),
        N_("participations"),
        "organisation_id",
        key=("training_id", "organisation_id"),
    ),
    _record(learning.Lesson, N_("lesson"), N_("lessons"), "title"),
    _record(
        learning.EvidenceNote,
        N_("note of evidence"),
        N_("notes of evidence"),
        "title",
        kinds=("evidence",),
    ),
    _record(
        learning.AdviceQuestion, N_("question to advisers"), N_("questions to advisers"), "title"
    ),
    _record(publication.DocumentRecipe, N_("recipe"), N_("recipes"), "name"),
    _record(publication.PaperLook, N_("look on paper"), N_("looks on paper"), "accent"),
    _record(publication.IssuedDocument, N_("issued document"), N_("issued documents"), "title"),
)
RECORDS: Final[dict[str, Record]] = {record.table: record for record in _ALL}


def record(table: str) -> Record:
    """Return the record of a table; raises KeyError for tables that people do not see."""
    return RECORDS[table]


def record_for_kind(kind: str) -> Record | None:
    """Return the record that the command line imports under this name."""
    return next((each for each in _ALL if kind in each.kinds), None)


def sql_table(name: str) -> Table:
    """Return the table of the file by its name."""
    return Base.metadata.tables[name]


def content_tables() -> tuple[str, ...]:
    """Return the tables that hold the user's data: all but the file's own books."""
    return tuple(name for name in Base.metadata.tables if name not in BOOKKEEPING)
