"""Templates of the process as files: phases, steps, what each asks and when it is done.

A step may be written out or taken from the program's own by its code (``{"use": "2.3"}``). A file
with something amiss is read as far as it goes, and what was left out is told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from workbench.base.errors import WorkbenchError
from workbench.base.language import N_, _
from workbench.base.resources import resource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

OWN: Final = ("default", "trygga-platser-12", "trygga-platser-24", "bid-18", "small")
MOST_BYTES: Final = 2_000_000
MOST_STEPS: Final = 300
MOST_WEEKS: Final = 520
LONGEST: Final = 4000


@dataclass(frozen=True, slots=True)
class TemplateCriterion:
    """A sign that a step is done; ``measure`` names what the program reckons, empty is ticked."""

    title: str
    measure: str = ""


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """A step as a template has it, in one language; ``from_week`` counts from the start."""

    code: str
    title: str
    phase: str
    purpose: str = ""
    questions: tuple[str, ...] = ()
    needs: str = ""
    gives: str = ""
    from_week: int = 0
    weeks: int = 1
    leads_to: str = ""
    criteria: tuple[TemplateCriterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A process to choose: its name, what it is about, its steps, what could not be read."""

    name: str
    about: str
    steps: tuple[TemplateStep, ...]
    problems: tuple[str, ...] = ()


def own_template(key: str, language: str) -> Template:
    """Return one of the program's own templates; raises KeyError for another name."""
    if key not in OWN:
        raise KeyError(key)
    return read_template(_own_text(key), language, None)


@cache
def _own_text(key: str) -> str:
    return resource("process", f"{key}.json").read_text(encoding="utf-8")


def read_template_file(path: Path, language: str, measures: Collection[str]) -> Template:
    """Return the template that a file holds; ``measures`` are the names of what can be reckoned.

    Raises WorkbenchError when the file cannot be read or is no template.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise WorkbenchError(N_("{file} is too large for a template"), file=path.name)
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkbenchError(N_("{file} cannot be read"), file=path.name) from error
    return read_template(text, language, measures)


def read_template(text: str, language: str, measures: Collection[str] | None) -> Template:
    """Return the template that a text holds; every measure counts as known when None."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WorkbenchError(N_("The file is no template: it is not JSON")) from error
    phases = found.get("phases") if isinstance(found, dict) else None
    if not isinstance(phases, list) or not phases:
        raise WorkbenchError(N_("The file is no template: it has no phases"))
    reader = _Reader(language, measures)
    steps = tuple(reader.steps(phases))
    if not steps:
        raise WorkbenchError(N_("The template has no step that can be used"))
    name = reader.text(found.get("name")) or _("Own template")
    return Template(name, reader.text(found.get("about")), steps, tuple(reader.problems))


def write_template(name: str, steps: Iterable[TemplateStep]) -> str:
    """Return the text of a template with these steps."""
    phases: list[dict[str, Any]] = []
    for step in steps:
        if not phases or phases[-1]["title"] != step.phase:
            phases.append({"title": step.phase, "steps": []})
        phases[-1]["steps"].append(
            {
                "code": step.code,
                "title": step.title,
                "purpose": step.purpose,
                "needs": step.needs,
                "questions": list(step.questions),
                "gives": step.gives,
                "from_week": step.from_week,
                "weeks": step.weeks,
                "leads_to": step.leads_to,
                "done_when": [
                    {"title": each.title, **({"measure": each.measure} if each.measure else {})}
                    for each in step.criteria
                ],
            }
        )
    return json.dumps({"name": name, "phases": phases}, ensure_ascii=False, indent=1) + "\n"


class _Reader:
    """Reads what can be used and notes what cannot."""

    def __init__(self, language: str, measures: Collection[str] | None) -> None:
        self._language, self._measures = language, measures
        self.problems: list[str] = []

    def text(self, value: object) -> str:
        """Return a text in the language asked for, else in any; empty for what is none."""
        if isinstance(value, dict):
            value = value.get(self._language) or next(iter(value.values()), "")
        return " ".join(value.split())[:LONGEST] if isinstance(value, str) else ""

    def steps(self, phases: list[Any]) -> Iterator[TemplateStep]:
        """Yield the steps that can be used."""
        count = 0
        for number, phase in enumerate(phases, 1):
            if not isinstance(phase, dict) or not isinstance(phase.get("steps"), list):
                said = _("Phase {number} has no steps and was left out")
                self.problems.append(said.format(number=number))
                continue
            title = self.text(phase.get("title")) or _("Phase {number}").format(number=number)
            for place, raw in enumerate(phase["steps"], 1):
                step = self._step(raw, title, place)
                count += step is not None
                if count > MOST_STEPS:
                    said = _("Only the first {count} steps were taken")
                    self.problems.append(said.format(count=MOST_STEPS))
                    return
                if step is not None:
                    yield step

    def _step(self, raw: object, phase: str, place: int) -> TemplateStep | None:
        if not isinstance(raw, dict):
            said = _("{phase}: step {number} is no step and was left out")
            self.problems.append(said.format(phase=phase, number=place))
            return None
        if "use" in raw:
            return self._used(raw, phase)
        title = self.text(raw.get("title"))
        if not title:
            said = _("{phase}: step {number} has no title and was left out")
            self.problems.append(said.format(phase=phase, number=place))
            return None
        questions = raw.get("questions")
        if isinstance(questions, dict):
            questions = questions.get(self._language) or next(iter(questions.values()), [])
        asked = questions if isinstance(questions, list) else []
        return TemplateStep(
            self.text(raw.get("code")),
            title,
            phase,
            self.text(raw.get("purpose")),
            tuple(filter(None, map(self.text, asked))),
            self.text(raw.get("needs")),
            self.text(raw.get("gives")),
            self._weeks(raw.get("from_week"), 0),
            self._weeks(raw.get("weeks"), 1),
            self.text(raw.get("leads_to")),
            tuple(self._criteria(raw.get("done_when"), title)),
        )

    def _used(self, raw: dict[str, Any], phase: str) -> TemplateStep | None:
        code = self.text(raw["use"])
        known = next((e for e in _own_steps(self._language) if e.code == code), None)
        if known is None:
            said = _("{phase}: there is no step {code}, and it was left out")
            self.problems.append(said.format(phase=phase, code=code or "?"))
            return None
        return replace(
            known,
            phase=phase,
            from_week=self._weeks(raw.get("from_week"), known.from_week),
            weeks=self._weeks(raw.get("weeks"), known.weeks),
        )

    def _weeks(self, value: object, usual: int) -> int:
        fits = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_WEEKS
        return value if fits and isinstance(value, int) else usual

    def _criteria(self, raw: object, step: str) -> Iterator[TemplateCriterion]:
        for each in raw if isinstance(raw, list) else []:
            title = self.text(each.get("title") if isinstance(each, dict) else each)
            if not title:
                continue
            measure = self.text(each.get("measure")) if isinstance(each, dict) else ""
            if measure and self._measures is not None and measure not in self._measures:
                said = _("{step}: the program cannot reckon “{measure}”; it is ticked by hand")
                self.problems.append(said.format(step=step, measure=measure))
                measure = ""
            yield TemplateCriterion(title, measure)


@cache
def _own_steps(language: str) -> tuple[TemplateStep, ...]:
    return read_template(_own_text("default"), language, None).steps
