"""What the bot can do for each role, with lines to try."""

from handlers.swedish import Thing
from handlers.topic import Topic
from locales import _
from storage.vocabulary import Role
from storage.work import Work


def what_i_can_do(work: Work) -> str:
    """What this role can do here, and six to eight lines to try."""
    about, examples = _for_role(work)
    lines = "\n".join(f"• {example}" for example in examples)
    return _("{about}\n\nWrite in your own words, for example:\n{examples}", about=about, examples=lines)


def _for_role(work: Work) -> tuple[str, list[str]]:
    match work.role:
        case Role.SUPERVISOR:
            return _(
                "You report attendance and placement changes for your own workplace, and ask about places, end dates "
                "and the agreement."
            ), [
                _("Amina sick, Erik 20 min late, the rest here"),
                _("attendance (the list of today, with buttons)"),
                _("we are closed on Friday"),
                _("extend Birgitta two weeks"),
                _("move Lotta to Matmission from Wednesday"),
                _("who ends in December?"),
                _("are there places at Matmission?"),
                _("undo"),
            ]
        case Role.CASEWORKER:
            return _(
                "You ask about places and your own participants, order places, and send changes and sick calls to the "
                "workplace as requests."
            ), [
                _("how many places are free in January?"),
                _("when does Amina end?"),
                _("how has Erik's attendance been this month?"),
                _("I want a place at Matmission from 7 December"),
                _("how goes my order?"),
                _("extend Amina by two months"),
                _("what is the notice of the agreement?"),
                _("undo"),
            ]
        case Role.COACH:
            return _("You see everybody's placement and attendance, report attendance and ask about places."), [
                _("who is expected tomorrow?"),
                _("Amina sick, Erik 20 min late, the rest here"),
                _("how has Erik's attendance been this month?"),
                _("who ends in December?"),
                _("how many have gone to work this year?"),
                _("how many places are free in January?"),
                _("send the weekly summary"),
            ]
        case Role.ADMIN:
            return _("You look after the bot: invitations, imports, settings, erasing and the log."), [
                _("/bjudin: invite a colleague"),
                _("/personal: who is here, and removing somebody"),
                _("/vikarie: a stand-in for a supervisor"),
                _("/lamnaover: hand participants over to a colleague"),
                _("/installningar: the partnership's settings"),
                _("/byt: work in another partnership"),
            ]
    return _(
        "You see everybody and can report and change at every workplace, answer orders, and follow the goals and the "
        "agreement."
    ), [
        _("how many places are free in January?"),
        _("who ends in December?"),
        _("what is not reported this week?"),
        _("move Lotta to Matmission from Wednesday"),
        _("extend Birgitta two weeks"),
        _("how do we stand against the goals?"),
        _("how long is the queue?"),
        _("send the weekly summary"),
    ]


def _help(work: Work, _thing: Thing) -> None:
    work.reply(what_i_can_do(work))


def _command(work: Work, _argument: str) -> None:
    work.reply(what_i_can_do(work))


TOPIC = Topic(
    "help",
    intents={"help": _help},
    commands={"hjalp": _command, "help": _command},
    words={"hjälp": "hjalp", "hjalp": "hjalp", "help": "hjalp"},
)
