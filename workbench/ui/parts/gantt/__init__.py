"""The plan as an interactive Gantt chart: ``view.GanttView``."""
