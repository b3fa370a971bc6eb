"""The slots of an attendance report, day by day."""

from typing import Any

from handlers.swedish import likeness
from handlers.swedish import reports as report
from handlers.swedish.late_minutes import minutes
from handlers.swedish.likeness.day_signs import NOTHING, day_signs
from handlers.swedish.message import Message, Sentence
from handlers.swedish.phrase_search import any_of
from handlers.swedish.report_days import by_day, when_of
from handlers.swedish.report_groups import Group
from handlers.swedish.report_parts import COMPARED
from handlers.swedish.status_words import ONLY
from handlers.swedish.statuses import found
from handlers.swedish.who import Who


def reports(message: Message, who: Who, asked: set[int]) -> list[dict[str, Any]]:
    """The slots of each day's report, in the order said; workplace by workplace where each begins a sentence."""
    parts = _by_workplace(message, asked)
    if len(parts) < 2:
        told_in = [one for one in message.sentences if id(one) not in asked]
        before = told_in[0].first if told_in else 0  # «Rapporterar butiken åt Omar. …»
        told_in += [one for one in message.sentences if not message.people_in(one) and one.first < before]
        place = next((where.name for one in told_in for where in message.where_in(one)), None)
        return _reports(message, who, asked, place)
    result = []
    for part in parts:
        others = {id(one) for one in message.sentences if one not in part}
        result += _reports(message, who, asked | others, message.where_in(part[0])[0].name)
    return result


def _by_workplace(message: Message, asked: set[int]) -> list[list[Sentence]]:
    """The sentences that tell, cut where one begins with another workplace: «Matmission: Rahel sjuk, resten här.»"""
    parts: list[list[Sentence]] = []
    names: list[str] = []
    for sentence in message.sentences:
        if id(sentence) in asked:
            continue
        heads = [where.name for where in message.where_in(sentence) if where.first <= sentence.first + 1]
        if heads and heads[0] not in names:
            names.append(heads[0])
            parts.append([])
        if not parts:
            return []
        parts[-1].append(sentence)
    return parts


def _reports(message: Message, who: Who, asked: set[int], place: str | None) -> list[dict[str, Any]]:
    result = []
    days = by_day(message, asked)
    everybody = [group for _when, groups in days for group in groups]
    for when, groups in days:
        statuses = [_weighed(message, who, group, everybody) for group in groups]
        slots = _report(message, who, list(zip(groups, statuses, strict=True)), place)
        if not slots:
            continue
        if place is not None:
            slots["workplace"] = place
        if when:
            slots["when"] = when
        result.append(slots)
    return _together(result)


def _together(days: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reports of one day are one thing."""
    merged: list[dict[str, Any]] = []
    for slots in days:
        known = next((one for one in merged if one.get("when") == slots.get("when")), None)
        if known is None:
            merged.append(slots)
            continue
        known.setdefault("items", []).extend(slots.get("items", []))
        if "rest" in slots:
            known["rest"] = slots["rest"]
        if "ambiguous" in slots:
            known.setdefault("ambiguous", []).extend(slots["ambiguous"])
            known.setdefault("details", []).extend(slots["details"])
    return merged


ONLY_THEY = tuple(
    f" {only} {count}{away} "
    for only in ("bara", "endast")
    for count in ("", "en ", "tva ", "tre ", "fyra ", "2 ", "3 ", "4 ")
    for away in ("borta", "sjuka", "sjuk", "franvarande", "som saknas", "som ar borta")
)
"""«Bara två borta: Maria och Bosse» has everybody else present."""


def _taken_for_here(message: Message, group: Group, groups: list[Group]) -> bool:
    """«Rahel vab, resten kämpar på»: the others are here, unless somebody does not know."""
    after = {message.word(group.last + step) for step in range(1, 6)}
    told = any(one.statuses and not one.rest for one in groups)
    if any(one.but and set(one.statuses) - {"present"} for one in groups):
        return True  # «alla utom Per. Han är på AF»
    if any(phrase.first <= group.first <= phrase.last for phrase in message.times):
        return False
    compared = message.word(group.first - 1) in COMPARED
    return message.word(group.last) in OTHERS and told and not compared and not after & UNKNOWN


OTHERS = frozenset({"resten", "ovriga", "resterande", "andra"})


UNKNOWN = frozenset("vet oklart aterkommer kollar meddelar hor okant ? fragar".split())


GO_TOGETHER = (
    {"late", "present"},
    {"left_early", "sick"},
    {"left_early", "excused"},
    {"left_early", "vab"},
    {"left_early", "unexcused"},
)


def _go_together(statuses: set[str]) -> bool:
    """Plain absence beside its reason, late beside present, gone home beside what for: other mixtures are doubtful."""
    if len(statuses) < 2:
        return True
    reasons = statuses - {"absent"} if "late" not in statuses or "present" not in statuses else statuses
    return len(reasons) == 1 or reasons in GO_TOGETHER


def of_everybody(message: Message) -> list[dict[str, Any]]:
    """The report of a message that names nobody, not even «alla», and is one all the same: «gruppen komplett»."""
    if message.people or not message.sentences:
        return []
    likely = likeness.model("days").likely(day_signs(message, everybody(message), [], NOTHING))
    if likely.label == NOTHING:
        return []
    told = {status for _f, _l, status in found(message, 0, len(message.tokens))}
    nobody = likely.label == "present" and told <= {"present"} and message.all_words & NOBODY
    slots: dict[str, Any] = {"rest": "absent" if nobody else likely.label}
    if message.where:
        slots["workplace"] = message.where[0].name
    timed = next((one for one in message.times if one.kind not in ("now", "duration", "open_ended")), None)
    when = when_of(message, timed, message.sentences[0]) if timed is not None else None
    return [{**slots, "when": when}] if when else [slots]


NOBODY = frozenset({"ingen", "inga", "noll", "inte", "tomt"})
"""«Inte en själ här»"""


def everybody(message: Message) -> Group:
    """A group for all, of a message that has no word for them."""
    first = message.sentences[0].first
    return Group([], first, first - 1, 0, rest=True)


SURE = 0.85
"""A share below it, for another status than the readers', is a doubt."""
SURELY_ALL = 0.9
"""The share it takes to say something of everybody else where the readers found nothing."""


def _weighed(message: Message, who: Who, group: Group, everybody: list[Group]) -> str | None:
    """The status of a group: what the readers found, weighed beside what the report is like."""
    read_as = report.status_of(group) or NOTHING
    if group.apart:
        return report.status_of(group)
    others = next((report.status_of(one) for one in everybody if one.rest), None)
    if any(one.but for one in everybody) and (group.rest or (not group.statuses and others != "present")):
        return report.status_of(group)  # «alla utom Amina är lediga»: what is said of whom the readers know best
    likely = likeness.model("days").likely(day_signs(message, group, everybody, read_as))
    if likely.label == read_as or (group.rest and likely.label == NOTHING):
        return report.status_of(group)
    if group.rest and read_as == NOTHING and likely.share < SURELY_ALL:
        return None
    who.mixed = who.mixed or likely.share < SURE
    if likely.label == NOTHING or (group.but and likely.label == "present"):
        return report.status_of(group) if group.but else None
    return likely.label


def _minutes(message: Message, group: Group, groups: list[Group]) -> int | None:
    """How late or early: what the readers found, else what stands in the group's part of the sentence."""
    if group.minutes:
        return group.minutes
    sentence = message.sentences[group.sentence]
    stop = min([sentence.stop, *(one.first for one in groups if one.first > group.last)])
    after = message.word(group.last + 1)
    if after.isdecimal() and len(after) < 3 and group.last + 2 == stop and any(one.minutes for one in groups):
        return int(after)  # «Olena 10 min sen, Elif 25»
    alone = len(groups) == 1
    return minutes(message, group.last + 1, stop) or (minutes(message, sentence.first, group.first) if alone else None)


def _report(message: Message, who: Who, told: list[tuple[Group, str | None]], place: str | None) -> dict[str, Any]:
    groups = [group for group, _status in told]
    items: dict[str, dict[str, Any]] = {}
    ambiguous: list[str] = []
    details: list[dict[str, Any]] = []
    rest: str | None = None
    others = next((status for group, status in told if group.rest), None)
    for group, read in told:
        status = read
        who.mixed = who.mixed or not _go_together(set(group.statuses))
        if group.rest:
            rest = status or (rest or "present" if _taken_for_here(message, group, groups) else rest)
            continue
        if group.only and rest is None:
            rest = "absent" if status in (None, "present") else "present"
        if group.but and not group.statuses and others not in (None, "present"):
            status = "present"
        if status is None:
            continue
        for mention in group.people:
            codes = who.codes(mention, place)
            late = _minutes(message, group, groups) if status in ("late", "left_early") else None
            if len(codes) != 1:
                ambiguous += [code for code in codes if code not in ambiguous]
                detail: dict[str, Any] = {"codes": list(codes), "status": status}
                details.append({**detail, "minutes": late} if late else detail)
                continue
            item: dict[str, Any] = {"participant": codes[0], "status": status}
            if late:
                item["minutes"] = late
            known = items.get(codes[0])
            if known is None or report.rank(status) <= report.rank(known["status"]):
                items[codes[0]] = (
                    item if known is None or "minutes" in item or "minutes" not in known else {**known, **item}
                )
    if rest is None and any_of(message.said, ONLY_THEY) and not any(group.only for group in groups):
        only = next((at for at, word in enumerate(message.words) if word in ONLY), -1)
        rest = "present" if any(only < mention.first for mention in message.people) else None
    slots: dict[str, Any] = {}
    if items:
        slots["items"] = list(items.values())
    if ambiguous:
        slots["ambiguous"] = ambiguous
        slots["details"] = details
    if rest is not None and not (
        rest in ("sick",)
        and not slots
        and not any_of(message.said, (" alla", " resten", " ovriga", " samtliga", " hela "))
    ):
        slots["rest"] = rest
    return slots
