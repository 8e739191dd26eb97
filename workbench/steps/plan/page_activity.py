"""An activity in the inspector: how it stands, its fields, where it comes from, its permits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.base.errors import WorkbenchError
from workbench.base.language import _
from workbench.models.registry import record
from workbench.project.arising import Related
from workbench.rules.web_addresses import web_addresses
from workbench.steps.plan.page_dates import activity_columns
from workbench.steps.plan.permits import PERMIT, permit_lines
from workbench.steps.plan.standing import raci_remarks, sentences, signs, why
from workbench.steps.plan.views import read_plan
from workbench.ui.data.rows import RecordRows
from workbench.ui.look.theme import Theme, dress_icon
from workbench.ui.parts.buttons import ElidedLink, LinkButton
from workbench.ui.parts.clear import clear_layout
from workbench.ui.parts.fact_grid import Lines
from workbench.ui.parts.form import RecordForm
from workbench.ui.parts.marks import Chip
from workbench.ui.parts.origins import OriginsPanel
from workbench.ui.parts.page import kept
from workbench.ui.parts.related import RelatedList
from workbench.ui.parts.text import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.steps.plan.items import Item, Plan
    from workbench.steps.plan.permits import PermitLine
    from workbench.steps.plan.standing import Sentence, Sign
    from workbench.ui.parts.page import PageContext

ACTIVITY = record("activity")
ABREAST = (("start", "finish"), ("status", "progress"), ("cost", "cost_kind"), ("lasting", "life"))


class ActivityPanel(QWidget):
    """Signs and sentences at the top, then origins and form, then the permits it needs."""

    def __init__(self, context: PageContext, form: RecordForm) -> None:
        super().__init__()
        self._context, self._ids = context, list[str]()
        self._signs: tuple[Sign, ...] = ()
        self._said: tuple[tuple[Sentence, ...], tuple[str, ...]] = ((), ())
        self.form = form
        form.heading.hide()  # it stands above the signs
        self.heading = Heading("", 2)
        self.heading.setWordWrap(True)
        self.origins = OriginsPanel(context, form)
        self.chips = QHBoxLayout()
        self.lines = Lines()
        self.why = LinkButton("")
        self.why.clicked.connect(self._turn_why)
        self._unfolded = False
        self.chain = Lines()
        self.permits = RelatedList(_("Permits"))
        self.permits.opened.connect(lambda _table, key: context.desk.go_to("plan", key))
        self.links = QVBoxLayout()
        self._addresses: tuple[str, ...] = ()
        self._top = QVBoxLayout()
        self._top.addWidget(self.heading)
        self._top.addLayout(self.chips)
        self._top.addWidget(self.lines)
        self._top.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self._top.addWidget(self.chain)
        self._top.addWidget(self.permits)
        self._top.addLayout(self.links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self.origins, 1)
        Theme.current().changed.connect(self._space)
        self._space()

    @Slot()
    def _space(self) -> None:
        metrics = Theme.current().metrics
        self._top.setSpacing(metrics.px(6))
        self.chips.setSpacing(metrics.px(6))
        self._top.setContentsMargins(metrics.margin, metrics.px(12), metrics.margin, 0)

    def show_activities(self, ids: Sequence[str]) -> None:
        """Show one activity, or what several have in common."""
        self._ids = list(ids)
        self.form.show_rows(ids)
        self.origins.show_activities(ids)
        self.refresh()

    def refresh(self) -> None:
        """Say anew how the activity stands."""
        self.origins.refresh()
        plan, item = self._read()
        many = _("{count} {what}").format(count=len(self._ids), what=_(ACTIVITY.many))
        self.heading.setText(str(item.values["title"]) if item else many)
        self._show_links(web_addresses(item.values["web"]) if item else ())
        self._show_chips(signs(plan, item) if plan and item else ())
        permits = self._permits_of(plan, item) if plan and item else ()
        said = sentences(plan, item, permits) if plan and item else ()
        chain = why(plan, item) if plan and item else ()
        if (said, chain) != self._said:  # what is the same stays as it is
            self._said = (said, chain)
            self.lines.tell([(each.text, each.tone) for each in said])
            self.chain.tell([(text, "muted") for text in chain])
        self.why.setVisible(bool(chain))
        self._fold_why()
        remarks = raci_remarks(item) if item else {}
        for key in ("accountable_id", "responsible"):
            self.form.fields[key].set_said(remarks.get(key, ""))
        self.permits.show_rows(
            [Related(PERMIT.table, p.id, "", p.title, p.values["status"]) for p in permits]
        )

    def _read(self) -> tuple[Plan | None, Item | None]:
        if len(self._ids) != 1:
            return None, None
        try:
            with self._context.project.read() as session:
                plan = read_plan(session, self._context.project.today())
        except WorkbenchError:
            return None, None
        return plan, plan.by_id.get(self._ids[0])

    def _show_links(self, addresses: tuple[str, ...]) -> None:
        """Offer the web addresses of the activity to be opened in the browser."""
        if addresses == self._addresses:
            return
        self._addresses = addresses
        clear_layout(self.links)
        for each in addresses:
            link = ElidedLink(each)
            link.clicked.connect(lambda _on=False, url=each: QDesktopServices.openUrl(QUrl(url)))
            self.links.addWidget(link)

    def _permits_of(self, plan: Plan, item: Item) -> tuple[PermitLine, ...]:
        with self._context.project.read() as session:
            return tuple(each for each in permit_lines(session, plan) if each.activity is item)

    def _show_chips(self, found: tuple[Sign, ...]) -> None:
        if found == self._signs:
            return
        self._signs = found
        clear_layout(self.chips)
        for each in found:
            self.chips.addWidget(Chip(each.words, each.symbol, each.tone))
        if found:
            self.chips.addStretch(1)

    @Slot()
    def _turn_why(self) -> None:
        self._unfolded = not self._unfolded
        self._fold_why()

    def _fold_why(self) -> None:
        self.chain.setVisible(self._unfolded and not self.why.isHidden())
        dress_icon(self.why, "chevron-down" if self._unfolded else "chevron-right", "accent")
        self.why.set_words(_("Why just then?"))


class ActivityInspector:
    """The panel that all views of the plan share; made when an activity is first chosen.

    ``waits`` tells that a view shows an edit already and will say when the panel is to follow.
    """

    def __init__(self, context: PageContext, owner: QWidget) -> None:
        self._context, self._owner = context, owner
        self._panel: ActivityPanel | None = None
        self._rows: RecordRows | None = None
        self._protected = context.protected()
        self.waits = False

    @property
    def panel(self) -> ActivityPanel:
        """The panel itself."""
        if self._panel is None:
            context = self._context
            self._rows = RecordRows(
                context.project,
                ACTIVITY,
                mask=context.masks,
                columns=activity_columns(context.project),
            )
            form = RecordForm(
                self._rows, settings=context.settings, abreast=ABREAST, parent=self._owner
            )
            form.failed.connect(context.desk.fail)
            self._panel = kept(ActivityPanel(context, form), self._owner)
        return self._panel

    def wait(self) -> None:
        """Take in edits only when :meth:`follow` says so: first they shall be seen in the view."""
        self.waits = True
        if self._rows is not None and self._is_seen():
            self._rows.pause()

    def show(self, ids: Sequence[str]) -> None:
        """Show activities in the inspector, or its guide when there are none."""
        self._take_in()
        if ids or self._panel is not None:
            self.panel.show_activities(ids)
        self._context.desk.inspect(self.panel if ids else None)

    def focus_field(self, key: str) -> None:
        """Go to a field of the activity that is shown."""
        self.panel.form.focus_field(key)

    def follow(self) -> None:
        """Follow what an edit has changed."""
        self._take_in()
        if self._panel is not None:
            self._panel.refresh()

    def _take_in(self) -> None:
        if self.waits and self._rows is not None and self._is_seen():
            self._rows.resume()  # unseen, the form asks for that itself once it is shown
        self.waits = False

    def _is_seen(self) -> bool:
        return self._panel is not None and self._panel.form.isVisible()

    def refresh(self) -> None:
        """Show everything anew, as when protected view is turned."""
        turned = self._context.protected() != self._protected
        self._protected = self._context.protected()
        if self._panel is None:
            return
        if turned and not self._panel.isVisible():
            self._forget()
            return
        if self._rows is not None:
            self._rows.mask_changed()
        self._panel.refresh()

    def _forget(self) -> None:
        """Drop a panel that nobody sees: it may hold what is to be hidden now."""
        if self._panel is not None:
            self._panel.form.commit()
            self._panel.deleteLater()
            self._panel = self._rows = None

    def leave(self) -> None:
        """Write what is being typed."""
        if self._panel is not None:
            self._panel.form.commit()
