"""A slow scheduler that is plainly right: it walks the calendar a day at a time, to a fixed point.

It shares nothing with the real one but the reading of the notes. An instant is the morning of a
working day; a task lies from one morning to another. Progress and summaries are left out.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from workbench.rules.schedule_types import Constraint, LinkKind

DAY = timedelta(days=1)


class Reference:
    def __init__(self, tasks, links, is_working, project_start):
        self.tasks = {task.id: task for task in tasks}
        self.links = links
        self.is_working = cache(is_working)
        self.opening = self.morning(project_start)
        self.lengths = {task.id: self.length(task) for task in tasks}
        self.late_ones = {
            task.id
            for task in tasks
            if task.constraint is Constraint.ALAP and not self.is_typed(task)
        }
        early = self.settled({})
        self.closing = max((self.finish(early, each) for each in self.tasks), default=self.opening)
        if self.late_ones:
            limits = {task.id: early[task.id] for task in tasks if self.is_typed(task)}
            latest = self.latest(early, limits)
            early = self.settled({each: max(early[each], latest[each]) for each in self.late_ones})
        self.early = early
        self.late = self.latest(early, {each: early[each] for each in self.late_ones})

    # --- the calendar -------------------------------------------------------------------------

    def morning(self, day):
        """The first morning of work on or after ``day``."""
        while not self.is_working(day):
            day += DAY
        return day

    def walk(self, instant, days):
        """The morning ``days`` working days later (or earlier)."""
        for _ in range(abs(days)):
            instant += DAY if days > 0 else -DAY
            while not self.is_working(instant):
                instant += DAY if days > 0 else -DAY
        return instant

    def between(self, first, last):
        """Working days from one morning to another; below 0 when reversed."""
        if last < first:
            return -self.between(last, first)
        count = 0
        while first < last:
            first += DAY
            while not self.is_working(first):
                first += DAY
            count += 1
        return count

    # --- what each task is by itself ----------------------------------------------------------

    @staticmethod
    def is_typed(task):
        return task.typed_start is not None

    @staticmethod
    def is_fixed(task):
        return task.constraint in {Constraint.MSO, Constraint.MFO}

    def length(self, task):
        if not self.is_typed(task) or self.is_moment(task):
            return task.duration
        begin = self.morning(task.typed_start)
        end = self.morning(task.typed_finish + DAY)
        return max(self.between(begin, end), 0)

    @staticmethod
    def is_moment(task):
        return task.duration == 0 and task.typed_start == task.typed_finish

    def own_start(self, task):
        """Where a task would start without links; None when nothing but the project holds it."""
        if self.is_typed(task):
            if self.is_moment(task):
                return self.morning(task.typed_start + DAY)
            return self.morning(task.typed_start)
        when = task.constraint_date
        if task.constraint in {Constraint.SNET, Constraint.MSO}:
            return self.morning(when + DAY if task.duration == 0 else when)
        if task.constraint in {Constraint.FNET, Constraint.MFO}:
            return self.walk(self.morning(when + DAY), -task.duration)
        return None

    # --- forward ------------------------------------------------------------------------------

    def finish(self, starts, each):
        return self.walk(starts[each], self.lengths[each])

    def asked(self, starts, link):
        """The start that a link asks of its target."""
        from_finish = link.kind in {LinkKind.FS, LinkKind.FF}
        instant = self.finish(starts, link.source) if from_finish else starts[link.source]
        instant = self.walk(instant, link.lag)
        if link.kind in {LinkKind.FF, LinkKind.SF}:
            instant = self.walk(instant, -self.lengths[link.target])
        return instant

    def is_held(self, each):
        task = self.tasks[each]
        return self.is_typed(task) or self.is_fixed(task)

    def settled(self, floors):
        """Push until nothing moves any more."""
        starts = {}
        for each, task in self.tasks.items():
            own = self.own_start(task)
            held = self.is_held(each)
            starts[each] = own if held else max(self.opening, own or self.opening)
            if each in floors:
                starts[each] = max(starts[each], floors[each])
        moved = True
        while moved:
            moved = False
            for link in self.links:
                asked = self.asked(starts, link)
                if not self.is_held(link.target) and asked > starts[link.target]:
                    starts[link.target] = asked
                    moved = True
        return starts

    # --- backward -----------------------------------------------------------------------------

    def allowed(self, late, link):
        """The latest start of its source that a link allows."""
        to_finish = link.kind in {LinkKind.FF, LinkKind.SF}
        instant = late[link.target]
        if to_finish:
            instant = self.walk(instant, self.lengths[link.target])
        instant = self.walk(instant, -link.lag)
        if link.kind in {LinkKind.FS, LinkKind.FF}:
            instant = self.walk(instant, -self.lengths[link.source])
        return instant

    def alone(self, each, starts):
        """The latest start of a task if nobody waited for it."""
        task, length = self.tasks[each], self.lengths[each]
        late = self.walk(self.closing, -length)
        if task.deadline is not None:
            by_then = self.morning(task.deadline + DAY)
            late = min(late, self.walk(by_then, -length))
        if self.is_fixed(task) and not self.is_typed(task):
            late = min(late, starts[each])
        return late

    def latest(self, starts, limits):
        """Pull until nothing moves any more."""
        late = {each: self.alone(each, starts) for each in self.tasks}
        for each, limit in limits.items():
            late[each] = min(late[each], limit)
        moved = True
        while moved:
            moved = False
            for link in self.links:
                source = self.tasks[link.source]
                if self.is_fixed(source) and not self.is_typed(source):
                    continue
                allowed = self.allowed(late, link)
                if allowed < late[link.source]:
                    late[link.source] = allowed
                    moved = True
        return late

    # --- what is told ---------------------------------------------------------------------------

    def conflict(self, each):
        if not self.is_held(each):
            return 0
        asked = [self.asked(self.early, link) for link in self.links if link.target == each]
        return max((self.between(self.early[each], instant) for instant in asked), default=0)

    def total_float(self, each):
        room = self.between(self.early[each], self.late[each])
        conflict = self.conflict(each)
        return min(room, -conflict) if conflict > 0 else room

    def free_float(self, each):
        """How far the task slips, a day at a time, before a link asks more of a successor."""
        out = [link for link in self.links if link.source == each]
        if not out:
            return max(self.between(self.finish(self.early, each), self.closing), 0)
        room = 0
        while True:
            slipped = {**self.early, each: self.walk(self.early[each], room + 1)}
            if any(self.asked(slipped, link) > self.early[link.target] for link in out):
                return room
            room += 1
