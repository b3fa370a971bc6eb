"""Questions that the agreement answers, of the partnership in use."""

from handlers.agreement_answers import answer as answer_of
from handlers.swedish import Thing
from handlers.topic import Topic
from storage import agreement
from storage.rights import need_counts
from storage.work import Work


def answer(work: Work, thing: Thing) -> None:
    """What the agreement says on a topic, for a year where one is said; with no topic an overview."""
    need_counts(work)
    terms = agreement.load(work.here.agreement)
    work.reply(answer_of(terms, thing.slots.get("topic"), thing.slots.get("year"), work.today))


def _overview(work: Work, _argument: str) -> None:
    """/avtal: the overview."""
    answer(work, Thing("agreement", {}))


TOPIC = Topic(
    "agreement",
    intents={"agreement": answer},
    commands={"avtal": _overview},
    words={"avtalet": "avtal", "överenskommelsen": "avtal"},
)
