"""All scenes under their names."""

from collections.abc import Callable
from typing import Final

from kheo.portal.sample.drawing import gatherings, scenery, works
from kheo.portal.sample.drawing.canvas import Sheet

SCENES: Final[dict[str, Callable[[str], Sheet]]] = {
    scene.__name__: scene
    for scene in (
        scenery.misty_hills,
        scenery.terraces,
        scenery.river,
        scenery.forest,
        scenery.islands,
        scenery.tea_hills,
        scenery.palm_shore,
        gatherings.assembly_hall,
        gatherings.village_meeting,
        gatherings.service_desk,
        gatherings.evening_class,
        gatherings.communal_house_dusk,
        gatherings.market,
        gatherings.doorstep_survey,
        gatherings.notice_board,
        works.road_building,
        works.new_road,
        works.land_given,
        works.tree_planting,
        works.canal_check,
        works.clean_beach,
        works.produce_online,
    )
}


def draw(name: str) -> bytes:
    """Return one scene as a JPEG file.

    Raises KeyError for a scene that nobody has drawn.
    """
    return SCENES[name](name).finished()
