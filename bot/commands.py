"""The commands that Telegram shows in its menu, with what they do; only those that a topic answers."""

from handlers import registry
from locales import _


def described() -> list[tuple[str, str]]:
    """(name, description in the user's language), in the order of the menu."""
    words = {
        "narvaro": _("report attendance with taps"),
        "platser": _("free places"),
        "mal": _("how we stand against the goals"),
        "veckan": _("the weekly summary"),
        "manad": _("attendance of a month, as a sheet"),
        "kvartal": _("report for a quarter"),
        "ar": _("report for the year"),
        "bokfor": _("book amounts on the agreement's posts"),
        "moten": _("the follow-up calendar"),
        "angra": _("take back the latest report or change"),
        "bjudin": _("invite a colleague"),
        "personal": _("colleagues, and handing over"),
        "vikarie": _("a stand-in for a supervisor"),
        "tyst": _("when I may write to you"),
        "byt": _("another partnership"),
        "installningar": _("the partnership's settings"),
        "integritet": _("what I know about people, and how it is kept"),
        "lamna": _("leave"),
        "hjalp": _("what I can do"),
    }
    known = registry.commands()
    return [(name, told) for name, told in words.items() if name in known]
