"""Plans as Project writes them, for the tests: a short spelling of tasks, links and calendars."""

from __future__ import annotations

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">'
)
TIMES = (
    "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime>"
    "</WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime>"
    "</WorkingTime></WorkingTimes>"
)


def tags(**values):
    return "".join(f"<{name}>{value}</{name}>" for name, value in values.items())


def moment(text):
    """A day as 08:00 of it, or a day with its clock."""
    return text if "T" in text else f"{text}T08:00:00"


def closing(text):
    return text if "T" in text else f"{text}T17:00:00"


def linked(uid, kind=1, lag=0, unit=7, **more):
    said = tags(PredecessorUID=uid, Type=kind, LinkLag=lag, LagFormat=unit, **more)
    return f"<PredecessorLink>{said}</PredecessorLink>"


def task(uid, name, days=1, *, start="", finish="", links=(), level=1, rest="", **more):
    """A task; ``days`` may be a length as Project writes it."""
    length = days if isinstance(days, str) else f"PT{days * 8}H0M0S"
    said = {"ID": uid, "Name": name, "OutlineLevel": level}
    said |= {"Start": moment(start)} if start else {}
    said |= {"Finish": closing(finish)} if finish else {}
    said |= {"Duration": length, "DurationFormat": 7, **more}
    number = tags(UID=uid) if uid is not None else ""
    return f"<Task>{number}{tags(**said)}{''.join(links)}{rest}</Task>"


def calendar(exceptions="", *, weekend=(1, 7), uid=1, days="", times=TIMES):
    week = "".join(
        f"<WeekDay>{tags(DayType=day, DayWorking=int(day not in weekend))}"
        f"{'' if day in weekend else times}</WeekDay>"
        for day in range(1, 8)
    )
    own = tags(UID=uid, Name="Standard", IsBaseCalendar=1, BaseCalendarUID=-1)
    return (
        f"<Calendar>{own}<WeekDays>{week}{days}</WeekDays>"
        f"<Exceptions>{exceptions}</Exceptions></Calendar>"
    )


def day_off(first, last="", name="", **more):
    period = tags(FromDate=f"{first}T00:00:00", ToDate=f"{last or first}T23:59:00")
    said = tags(Name=name, Type=1, DayWorking=0, **more)
    return f"<Exception><TimePeriod>{period}</TimePeriod>{said}</Exception>"


def project(*tasks, start="2026-03-02", calendars=None, rest="", **facts):
    facts = {"Title": "Torget", "StartDate": moment(start), "CalendarUID": 1, **facts}
    found = calendar() if calendars is None else calendars
    return (
        f"{HEAD}{tags(**facts)}<Calendars>{found}</Calendars>"
        f"<Tasks>{''.join(tasks)}</Tasks>{rest}</Project>"
    )
