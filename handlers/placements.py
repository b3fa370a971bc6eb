"""Changes while somebody is enrolled: moving, other extents or weekdays, pauses and coming back."""

from handlers.change_card import KIND, begin, takes_text, tap
from handlers.topic import Topic

TOPIC = Topic(
    "placements",
    intents={"move": begin, "change_extent": begin, "pause": begin, "resume": begin},
    cards={KIND: tap},
    takes_answer=takes_text,
)
