"""Group chats: counts only, and only where a member of the staff asks. Private things are never said in a group."""

from handlers.incoming import Incoming
from handlers.places import counts_line
from handlers.summary import group_summary
from locales import _
from storage.work import Work

ASKS = ("/platser", "/lediga", "lediga platser", "hur många platser är lediga")
ASKS_WEEK = ("/veckan", "/sammanfattning")


def answer_group(work: Work, incoming: Incoming) -> None:
    """Free places as a count; to all else in a group the bot is silent, but for commands, which it points home."""
    said = incoming.text.strip().casefold().rstrip("?!.").partition("@")[0]
    if work.membership is None or work.partnership is None:
        return
    if said in ASKS:
        work.reply(counts_line(work))
    elif said in ASKS_WEEK:
        work.reply(group_summary(work))
    elif said.startswith("/"):
        work.reply(_("In a group I only tell counts: write /platser. Everything else we take in our own chat."))
