"""The map of 500 properties and 200 surfaces: checks, labels, snapping, beside plain floors."""

from __future__ import annotations

import math
import time


def town(properties=500, surfaces=200):
    """Parcels of eight to fourteen corners in rows, some of which overlap, and their boundary."""
    from workbench.rules.ground import Parcel
    from workbench.rules.shapes import ring_of

    parcels = []
    for at in range(properties + surfaces):
        x, y, corners = 20.0 * (at % 28), 20.0 * (at // 28), 8 + at % 7
        wide = 1.3 if at % 40 == 0 else 1.0
        ring = ring_of(
            (x + 10 + 9.9 * wide * math.cos(math.tau * n / corners),
             y + 10 + 9.9 * math.sin(math.tau * n / corners)) for n in range(corners)
        )  # fmt: skip
        holder = f"o{at % 9}" if at % 25 else None
        parcels.append(Parcel(str(at), ((ring,),), at >= surfaces, holder))
    height = 20.0 * math.ceil(len(parcels) / 28)
    return parcels, ((((0.0, 0.0), (560.0, 0.0), (560.0, height), (0.0, height)),),)


def measure(median_of, beside):
    """Return the figures; the floor of the checks makes and indexes the polygons and no more."""
    import shapely

    from workbench.rules.geometry import clearance, label_point
    from workbench.rules.ground import check_ground
    from workbench.rules.overlay import as_drawn
    from workbench.rules.snapping import Snapper

    parcels, boundary = town()
    shapes = [parcel.shape for parcel in parcels]

    def floor(_i):
        made = [shapely.Polygon(outer, holes) for ((outer, *holes),) in shapes]
        shapely.STRtree(made).query(made)
        shapely.union_all(made)

    def first(_i):
        as_drawn.cache_clear()
        check_ground(parcels, boundary)

    snapper = Snapper(shapes)
    points = [(x * 5.3, y * 4.7) for x in range(100) for y in range(10)]
    begin = time.perf_counter()
    for point in points:
        snapper.snap(point, 2.0)
    snapping = (time.perf_counter() - begin) * 1000 / len(points)
    box = [min(max(x, y), 500) for x, y in points[:700]]
    return {
        "check the map, 500 + 200": beside(median_of(first), median_of(floor)),
        "check it again": beside(
            median_of(lambda _i: check_ground(parcels, boundary)), median_of(floor)
        ),
        "labels of the map, 700": beside(
            median_of(lambda _i: [label_point(shape) for shape in shapes]),
            median_of(lambda _i: [clearance(shape, (0.0, 0.0)) for shape in shapes]),
        ),
        "snap, 700 outlines": beside(snapping, median_of(lambda _i: [b < 1 for b in box], 50)),
    }
