"""Search across all texts: what is found, and the step in which each row is shown."""

from __future__ import annotations

from workbench.program.text_search import TextSearch


def places(search, typed):
    """Return the headings with the steps of their rows."""
    found, heading = {}, ""
    for line in search.find(typed):
        if not line.step:
            heading = line.text.rpartition(" (")[0]
        else:
            found.setdefault(heading, set()).add(line.step)
    return found


def test_words_lead_to_the_step_that_shows_their_row(torg):
    search = TextSearch(torg, only_public=False)
    # in the answer to a question of the board, in parts of words, without dots or in English
    assert places(search, "mörkersäsong") == {"Frågor till rådgivare": {"learning"}}
    assert "Frågor till rådgivare" in places(search, "BOTTENVANING")
    assert places(search, "routine approach") == {"Kunskapsposter": {"learning"}}
    found = places(search, "klotter")
    assert found["Loggposter"] == {"operations"}
    assert "Aktiviteter i en baslinje" not in found
