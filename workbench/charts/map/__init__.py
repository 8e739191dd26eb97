"""The map of a place as a scene: ground, surfaces, findings, their names, legend and scale."""

from __future__ import annotations

from workbench.charts.map.frame import MapFrame, fitted
from workbench.charts.map.labels import MapLabel, placed_labels
from workbench.charts.map.legend import legend_scene
from workbench.charts.map.looks import CATEGORIES, HIGH, LOW, NONE, OTHER, PLAIN, UNKNOWN, Look
from workbench.charts.map.point_names import point_names
from workbench.charts.map.scene import (
    drawn_boundary,
    drawn_point,
    drawn_thing,
    drawn_ways,
    furniture,
    furniture_boxes,
    label_shapes,
    length_text,
    map_scene,
    point_boxes,
)
from workbench.charts.map.things import MapContent, MapGroup, MapPoint, MapThing, MapWay

__all__ = [
    "CATEGORIES",
    "HIGH",
    "LOW",
    "NONE",
    "OTHER",
    "PLAIN",
    "UNKNOWN",
    "Look",
    "MapContent",
    "MapFrame",
    "MapGroup",
    "MapLabel",
    "MapPoint",
    "MapThing",
    "MapWay",
    "drawn_boundary",
    "drawn_point",
    "drawn_thing",
    "drawn_ways",
    "fitted",
    "furniture",
    "furniture_boxes",
    "label_shapes",
    "legend_scene",
    "length_text",
    "map_scene",
    "placed_labels",
    "point_boxes",
    "point_names",
]
