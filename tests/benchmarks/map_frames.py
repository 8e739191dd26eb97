"""Frames of the map of 500 properties and 200 surfaces while one pans and zooms over it."""

from __future__ import annotations

import math
import statistics
import time

FRAME_MS = 16
STEPS = 240


def town():
    """500 properties of eight corners in rows and 200 surfaces in six classes across them."""
    from workbench.charts.map import CATEGORIES, PLAIN, MapContent, MapGroup, MapThing

    def round_about(x, y, width, height):
        turns = [math.tau * n / 8 for n in range(8)]
        return tuple((x + width * math.cos(t), y + height * math.sin(t)) for t in turns)

    things = []
    for at in range(500):
        ring = round_about(at % 25 * 60.0, at // 25 * 60.0, 24, 24)
        things.append(MapThing(f"p{at}", ((ring,),), f"P{at:03}", group="p", is_ground=True))
    for at in range(200):
        ring = round_about(at % 20 * 75.0, at // 20 * 120.0, 30, 40)
        note = "2 oklara" if at % 3 else ""
        things.append(MapThing(f"s{at}", ((ring,),), f"Y{at:03}", f"Yta {at}", str(at % 6), note))
    groups = [MapGroup(str(n), f"Klass {n}", look) for n, look in enumerate(CATEGORIES)]
    return MapContent(
        things=tuple(things), groups=(*groups, MapGroup("p", "Fastighet", PLAIN)), title="Stad"
    )


def measure():
    """Return for each way over the map the median and the 95th share of its frames in ms.

    A frame is what one step of the hand costs with all that is done meanwhile; beside the time on
    the clock stands the processor's, which does not count what else the machine does.
    """
    from PySide6.QtWidgets import QApplication

    from workbench.ui.parts.map.ground import Ground
    from workbench.ui.parts.map.view import MapView

    application = QApplication.instance() or QApplication([])
    view = MapView()
    view.resize(1000, 640)
    view.show()
    application.processEvents()
    canvas = view.canvas
    canvas.set_ground(Ground(town()))
    ways = {
        "pan": lambda at: canvas.pan(18 * math.sin(at / 20), 11 * math.cos(at / 15)),
        "zoom": lambda at: canvas.zoom(1.25 if at // 12 % 2 else 0.8, 500, 300),
    }
    found = {}
    for scale in (1.0, 4.0):
        canvas.fit()
        canvas.zoom(scale)
        canvas.finish_pictures()
        for name, way in ways.items():
            frames = [_frame(application, way, at) for at in range(STEPS)]
            found[f"map {name} x{scale:g}, 500 + 200"] = _told(frames)
    view.close()
    return found


def _frame(application, way, at):
    wall, own = time.perf_counter(), time.process_time()
    way(at)
    application.processEvents()
    took = (time.perf_counter() - wall) * 1000, (time.process_time() - own) * 1000
    time.sleep(0.002)
    return took


def _told(frames):
    walls, owns = zip(*frames, strict=True)
    ninety_fifth = round(len(frames) * 0.95) - 1
    return {
        "median_ms": round(statistics.median(walls), 1),
        "p95_ms": round(sorted(walls)[ninety_fifth], 1),
        "p95_processor_ms": round(sorted(owns)[ninety_fifth], 1),
        "frame_ms": FRAME_MS,
    }
