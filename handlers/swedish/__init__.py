"""Understanding Swedish as staff write it: pure, without database or network; every reading can be explained."""

from handlers.swedish.meaning import Context, Speaker, Thing, Understood, Why
from handlers.swedish.people import Person
from handlers.swedish.places import Place
from handlers.swedish.understanding import Index, understand

__all__ = ["Context", "Index", "Person", "Place", "Speaker", "Thing", "Understood", "Why", "understand"]
