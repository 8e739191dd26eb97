from __future__ import annotations

import pytest

from tests.rules.plans import link, plan, task, told
from workbench.rules.network import find_cycle, network
from workbench.rules.schedule_types import (
    CycleError,
    DuplicateTaskError,
    Link,
    LinkKind,
    Task,
    TooManyLinksError,
    UnknownTaskError,
)


def cycle(tasks, links):
    return find_cycle(tasks, [link(each) for each in links])


def test_a_plan_without_a_loop_has_none():
    assert cycle([task("A"), task("B")], ["A>B"]) is None


def test_a_task_cannot_wait_for_itself():
    assert cycle([task("A")], ["A>A"]) == ("A",)


def test_a_loop_of_two():
    assert cycle([task("B"), task("A")], ["A>B", "B>A:SS"]) == ("A", "B")


def test_a_loop_is_named_without_what_hangs_on_it():
    tasks = [task(code) for code in "XABCY"]
    assert cycle(tasks, ["X>A", "A>B", "B>C", "C>A", "C>Y"]) == ("A", "B", "C")


def test_codes_name_the_loop_and_ids_do_not():
    tasks = [Task("id-1", code="A12"), Task("id-2", code="A07")]
    assert find_cycle(tasks, [Link("id-1", "id-2"), Link("id-2", "id-1")]) == ("A07", "A12")


@pytest.mark.parametrize("links", [["S>A"], ["A>S:SS"], ["R>A"], ["S>R"]])
def test_a_row_cannot_wait_for_its_own_summary(links):
    tasks = [task("R"), task("S", parent="R"), task("A", parent="S")]
    source, target = links[0].split(":")[0].split(">")
    assert cycle(tasks, links) == (source, target)


def test_a_summary_cannot_wait_for_itself():
    assert cycle([task("S"), task("A", parent="S")], ["S>S"]) == ("S",)


def test_a_loop_through_a_summary_is_found():
    tasks = [task("S"), task("A", parent="S"), task("B", parent="S"), task("X")]
    assert cycle(tasks, ["S>X", "X>A"]) == ("A", "X")


def test_rows_cannot_lie_under_each_other():
    tasks = [task("S", parent="R"), task("R", parent="S")]
    with pytest.raises(CycleError) as refused:
        network(tasks, [])
    assert refused.value.codes == ("R", "S")


def test_a_row_cannot_lie_under_itself():
    with pytest.raises(CycleError):
        network([task("R", parent="R")], [])


def test_unknown_rows_are_refused():
    with pytest.raises(UnknownTaskError):
        plan("10-05", [task("A")], ["A>B"])
    with pytest.raises(UnknownTaskError):
        plan("10-05", [task("A", parent="S")])


def test_the_same_id_twice_is_refused():
    with pytest.raises(DuplicateTaskError):
        plan("10-05", [task("A"), task("A")])


def test_of_links_of_a_kind_between_a_pair_the_longest_lag_is_kept():
    tasks = [task("A", 2), task("B", 1)]
    links = ["A>B:FS-1", "A>B:FS+3", "A>B", "A>B:SS+1"]
    net = network(tasks, [link(each) for each in links])
    assert {(kind, each.lag) for (_, _, kind), each in net.edges.items()} == {
        (LinkKind.FS, 3),
        (LinkKind.SS, 1),
    }


def test_a_link_on_a_summary_is_a_link_on_every_leaf_under_it():
    tasks = [
        task("S"), task("T", parent="S"), task("A", 2, parent="T"), task("B", 5, parent="S"),
        task("U"), task("C", 1, parent="U"), task("D", 0, parent="U"),
    ]  # fmt: skip
    rows = plan("10-05", tasks, ["S>U:FS+1"]).rows
    assert told(rows["C"]) == "10-13..10-13 (0/0)"
    assert told(rows["D"]) == "10-12..10-12 (1/1)"
    assert rows["A"].total_float == 3


def test_links_between_huge_summaries_are_refused_in_words():
    tasks = [task("S"), task("T")]
    tasks += [task(f"s{nth}", parent="S") for nth in range(500)]
    tasks += [task(f"t{nth}", parent="T") for nth in range(500)]
    with pytest.raises(TooManyLinksError) as refused:
        plan("10-05", tasks, ["S>T"])
    assert "250" in refused.value.text()


def test_deep_and_long_plans_do_not_exhaust_the_stack():
    tasks = [task("r0")] + [task(f"r{nth}", parent=f"r{nth - 1}") for nth in range(1, 1500)]
    chain = [task(f"c{nth}") for nth in range(3000)]
    links = [f"c{nth}>c{nth + 1}" for nth in range(2999)]
    result = plan("10-05", tasks + chain, links)
    assert result.rows["r0"].duration == 1
    assert len(result.critical) == 3000
