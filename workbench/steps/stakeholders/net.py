"""The network of people and organisations: what it shows, and who can reach whom in it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workbench.base.language import _, ngettext
from workbench.charts.network import Card, Link, Net, Node
from workbench.models.registry import record
from workbench.project.register import read_rows, titles
from workbench.rules.reach import Tie, neighbourhood, shortest_way
from workbench.steps.stakeholders.relation_text import Party
from workbench.steps.stakeholders.views import read_ground

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy.orm import Session

    from workbench.project.register import Values
    from workbench.steps.stakeholders.views import Ground

PERSON, PARTY, RELATION = record("stakeholder"), record("organisation"), record("relation")
ROWS: Final = 9  # rows of a card before the rest is only counted
OF: Final = "/"  # parts the key of a party from what of it a row counts
_ALONE: Final = "alone"
_OURS: Final = frozenset({"drives", "supports"})
# What it costs to go along a tie (with it, against it); None where it opens no door.
_COSTS: Final[dict[str, tuple[float, float | None]]] = {
    "influences": (1.0, None),
    "works_with": (1.5, 1.5),
    "reports_to": (2.0, 1.0),
    "represents": (1.0, 1.0),
    "owns": (1.0, 2.0),
}
_BELONGS: Final = 1.5


@dataclass(frozen=True)
class Ends:
    """A relation with the ids of both parties."""

    id: str
    kind: str
    start: str
    end: str
    strength: int | None

    @property
    def sentence(self) -> str:
        """The relation as "{start} influences {end}", to be filled in."""
        choice = RELATION["kind"].choice(self.kind)
        return f"{{start}} {choice.text() if choice else '–'} {{end}}"


@dataclass(frozen=True)
class People:
    """Everybody who can stand in a relation, and all relations between them, read once."""

    people: dict[str, Values]
    parties: dict[str, str]
    relations: tuple[Ends, ...]
    ground: Mapping[str, Ground]

    def name(self, key: str) -> str:
        """Return what a person or an organisation is called."""
        return str(self.people[key]["name"]) if key in self.people else self.parties.get(key, "")

    def said(self, ends: Ends) -> str:
        """Return a relation as a sentence."""
        return ends.sentence.format(start=self.name(ends.start), end=self.name(ends.end))

    def home(self, key: str) -> str | None:
        """Return the organisation of a person, where it is known."""
        home = self.people[key]["organisation_id"] if key in self.people else None
        return home if home in self.parties else None

    def pairs(self) -> Iterable[tuple[str, str]]:
        """Yield who and what belongs together in any way."""
        yield from ((ends.start, ends.end) for ends in self.relations)
        for key in self.people:
            if home := self.home(key):
                yield key, home
        for key, ground in self.ground.items():
            yield from ((key, each) for each, _name in (*ground.properties, *ground.surfaces))


def read_people(session: Session) -> People:
    """Return the active people, the organisations, their relations and what they own."""
    people = {row["id"]: row for row in read_rows(session, PERSON) if not row["inactive"]}
    parties = titles(session, PARTY.table)
    relations = []
    for row in read_rows(session, RELATION):
        start = row["from_person_id"] or row["from_organisation_id"]
        end = row["to_person_id"] or row["to_organisation_id"]
        known = all(key in people or key in parties for key in (start, end))
        if known and start != end:
            relations.append(Ends(row["id"], row["kind"] or "", start, end, row["strength"]))
    return People(people, parties, tuple(relations), read_ground(session))


def party_list(session: Session) -> list[Party]:
    """Return everybody a relation can be about and who can be named, with all they are called."""
    ways = ((PERSON, ("name", "code")), (PARTY, ("short_name", "name", "code")))
    found = (
        Party(kind.table, row["id"], tuple(filter(None, (row[name] for name in names))))
        for kind, names in ways
        for row in read_rows(session, kind)
    )
    return [party for party in found if party.names]


# -- the picture


def net_of(known: People, centre: str = "", depth: int = 0) -> Net:
    """Return what the picture shows: all, or what lies within ``depth`` ties of ``centre``."""
    near = neighbourhood(known.pairs(), centre, depth) if centre and depth else None
    shown = {key for key in known.people if near is None or key in near}
    homes: dict[str, list[str]] = defaultdict(list)
    for key in known.people:
        homes[known.home(key) or _ALONE].append(key)
    tied = {key for ends in known.relations for key in (ends.start, ends.end)}
    cards = []
    for party in known.parties:
        members = [key for key in homes[party] if key in shown]
        if near is None or party in near or members:
            cards.append(_party_card(known, party, members, len(homes[party]), near, tied))
    cards += _loners(known, [key for key in homes[_ALONE] if key in shown], tied, near)
    visible = {node.key for node in Net(tuple(cards), ()).nodes()}
    links = tuple(
        Link(e.id, e.start, e.end, e.kind, e.strength or 1, _alt_of(known, e))
        for e in known.relations
        if e.start in visible and e.end in visible
    )
    return Net(tuple(cards), links)


def _alt_of(known: People, ends: Ends) -> str:
    said = known.said(ends)
    strength = _("strength {number}").format(number=ends.strength) if ends.strength else ""
    return ", ".join(filter(None, (said, strength)))


def _party_card(
    known: People,
    party: str,
    members: list[str],
    total: int,
    near: Mapping[str, int] | None,
    tied: Collection[str],
) -> Card:
    ground = known.ground.get(party)
    head = Node(party, known.parties[party], "organisation", _told_party(known, party, total))
    # Those with relations first, then those with most influence.
    ranked = sorted(
        members, key=lambda key: (key not in tied, -(known.people[key]["influence"] or 0))
    )
    most = max(ROWS, sum(key in tied for key in members))
    rows = [_person(known, key) for key in ranked[:most]]
    if ground is not None:
        rows += _ground_rows(party, ground, near)
    more = total - len(ranked[:most])
    return Card(party, head, tuple(rows), more=more)


def _ground_rows(party: str, ground: Ground, near: Mapping[str, int] | None) -> list[Node]:
    """Return properties and surfaces one by one where one looks closely, else how many."""
    if near is None:
        rows = []
        if count := len(ground.properties):
            words = ngettext("{count} property", "{count} properties", count).format(count=count)
            rows.append(Node(f"{party}{OF}properties", words, "property", words))
        if count := len(ground.surfaces):
            words = ngettext("{count} surface", "{count} surfaces", count).format(count=count)
            rows.append(Node(f"{party}{OF}surfaces", words, "surface", words))
        return rows
    owned = [
        Node(key, name, "property", _("{name}, owned property").format(name=name))
        for key, name in ground.properties
        if key in near
    ]
    return owned + [
        Node(key, name, "surface", _("{name}, controlled surface").format(name=name))
        for key, name in ground.surfaces
        if key in near
    ]


def _loners(
    known: People, keys: list[str], tied: Collection[str], near: Mapping[str, int] | None
) -> list[Card]:
    """Return a card for each who has relations, and one for all who have neither."""
    cards = [
        Card(key, None, (_person(known, key),))
        for key in keys
        if key in tied or (near is not None and near[key] == 0)
    ]
    rest = [key for key in keys if not any(card.key == key for card in cards)]
    if rest:
        rows = tuple(_person(known, key) for key in rest[:ROWS])
        cards.append(
            Card(_ALONE, None, rows, title=_("Without organisation"), more=len(rest) - len(rows))
        )
    return cards


def _person(known: People, key: str) -> Node:
    row = known.people[key]
    said = [known.said(e) for e in known.relations if key in {e.start, e.end}]
    home = known.home(key)
    parts = [row["name"], row["role"], known.parties[home] if home else ""]
    return Node(key, row["name"], "person", "; ".join(filter(None, (", ".join(
        filter(None, parts)), *said))))  # fmt: skip


def _told_party(known: People, key: str, people: int) -> str:
    said = [known.said(e) for e in known.relations if key in {e.start, e.end}]
    count = ngettext("{count} person", "{count} people", people).format(count=people)
    return "; ".join((f"{known.parties[key]}, {count}", *said))


# -- who can open the door


@dataclass(frozen=True)
class Way:
    """How somebody is reached: who begins, in sentences, and which relations it goes along.

    ``steps`` is empty where ``goal`` stands near already; ``start`` is empty where no way is known.
    """

    goal: str
    start: str
    steps: tuple[str, ...] = ()
    along: frozenset[str] = frozenset()


def way_to(known: People, goal: str) -> Way:
    """Return the shortest way from somebody who is on our side, or whom one of us looks after."""
    name = known.name(goal)
    starts = {
        key for key, row in known.people.items() if row["stance"] in _OURS or row["contact_owner"]
    }
    way = shortest_way(list(_ties(known)), starts, goal)
    if way is None:
        return Way(name, "")
    if not way:
        return Way(name, name)
    steps, along = _told(known, way)
    return Way(name, known.name(way[0].start), steps, along)


def _ties(known: People) -> Iterable[Tie]:
    for ends in known.relations:
        costs = _COSTS.get(ends.kind)
        if costs is None:
            continue
        with_it, against = costs
        weak = 1.0 - (ends.strength or 1) * 0.2
        yield Tie(ends.start, ends.end, with_it + weak, ends.id)
        if against is not None:
            yield Tie(ends.end, ends.start, against + weak, ends.id, turned=True)
    for key in known.people:
        if home := known.home(key):
            yield Tie(key, home, _BELONGS, "")
            yield Tie(home, key, _BELONGS, "")


def _told(known: People, way: tuple[Tie, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return a way in sentences; two who belong to the same organisation make one sentence."""
    by_id = {ends.id: ends for ends in known.relations}
    steps: list[str] = []
    at = 0
    while at < len(way):
        tie = way[at]
        following = way[at + 1] if at + 1 < len(way) else None
        if tie.what:
            steps.append(known.said(by_id[tie.what]))
        elif following is not None and not following.what and tie.end in known.parties:
            words = _("{one} and {other} both belong to {party}")
            steps.append(
                words.format(
                    one=known.name(tie.start),
                    other=known.name(following.end),
                    party=known.name(tie.end),
                )
            )
            at += 1
        else:
            person, party = (
                (tie.start, tie.end) if tie.end in known.parties else (tie.end, tie.start)
            )
            words = _("{person} belongs to {party}")
            steps.append(words.format(person=known.name(person), party=known.name(party)))
        at += 1
    return tuple(steps), frozenset(tie.what for tie in way if tie.what)
