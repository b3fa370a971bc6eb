"""Enrolling, extending and ending: the same card as other changes (handlers/change_card.py)."""

from handlers.change_card import begin
from handlers.topic import Topic

TOPIC = Topic("starting_and_ending", intents={"start_placement": begin, "extend": begin, "end_placement": begin})
