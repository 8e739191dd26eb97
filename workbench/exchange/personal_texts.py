"""Remarks on what people write into free text about persons; nobody is ever stopped by them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workbench.base.language import N_
from workbench.exchange.import_plan import RowError
from workbench.models.field import Field, Kind, Privacy
from workbench.rules.personal_numbers import Kind as Slip
from workbench.rules.personal_numbers import find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.exchange.import_plan import ImportPlan

NUMBER: Final = N_("Looks like a personal identity number. Leave it out: it is not needed here.")
CONTACT: Final = N_(
    "An e-mail address or a telephone number: it belongs in a field of its own, on the person."
)
_TELLING: Final = re.compile(r"[\d@]")  # numbers and addresses have at least one of these
_FREE: Final = frozenset({Kind.TEXT, Kind.NOTE})


def is_free(field: Field) -> bool:
    """Tell whether people write free text in a field."""
    return field.kind in _FREE


def remark(field: Field, value: object) -> str:
    """Return what there is to say about a text in a field, as a message id; "" for nothing.

    A personal identity number is remarked on everywhere; addresses only in notes and in texts that
    are private, for elsewhere they may be those of a place.
    """
    if not is_free(field) or not isinstance(value, str) or not _TELLING.search(value):
        return ""
    found = {each.kind for each in find(value)}
    if Slip.PERSONAL_NUMBER in found:
        return NUMBER
    private = field.kind is Kind.NOTE or field.privacy is not Privacy.PUBLIC
    return CONTACT if found and private else ""


def first_remark(fields: Mapping[str, Field], values: Mapping[str, object]) -> str:
    """Return the first remark on the texts of a row, by field name; "" for none."""
    said = (remark(fields[name], value) for name, value in values.items() if name in fields)
    return next(filter(None, said), "")


def remarks_on(plan: ImportPlan) -> tuple[RowError, ...]:
    """Return the remarks on the rows that a table brings in; they come in all the same."""
    fields = plan.record.by_name
    return tuple(
        RowError(row.number, fields[name].title(), message)
        for row in plan.rows
        for name, value in row.values.items()
        if name in fields and (message := remark(fields[name], value))
    )
