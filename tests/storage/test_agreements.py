"""The eight agreements: every value has a status and a source that bears it out, and the sums are worked out again."""

import ast
import operator
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from storage import agreement
from storage.agreement import Agreement
from storage.agreement_checks import balancing
from storage.agreement_terms import Certainty, PayTerm, Source, Unit, Value
from storage.days import add_months
from storage.vocabulary import Role

SOURCES = Path(__file__).parents[1] / "data" / "agreement_sources"
MALMO = "malmo-skane-stadsmission-2026"
LINKOPING = "linkoping-stadsmission-2020"
SIX = (
    "malmo-botildenborg-2023",
    "malmo-mff-2023",
    "malmo-radda-barnen-2023",
    "malmo-roda-korset-2023",
    "malmo-skane-stadsmission-2023",
    "malmo-y-allas-2023",
)
every_agreement = pytest.mark.parametrize("key", [MALMO, LINKOPING, *SIX])


def squeezed(text: str) -> str:
    """Without white space: the documents break lines inside words."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def documents() -> dict[str, str]:
    return {file.stem: squeezed(file.read_text(encoding="utf-8")) for file in SOURCES.glob("*.txt")}


@pytest.fixture
def malmo() -> Agreement:
    return agreement.load(MALMO)


@pytest.fixture
def linkoping() -> Agreement:
    return agreement.load(LINKOPING)


def sources(terms: Agreement) -> list[tuple[str, Source]]:
    return [
        (path, source)
        for path, value in terms.values()
        for source in (value.source, *(reading.source for reading in value.readings))
    ]


OPERATORS: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def worked_out(expression: str) -> float:
    """The value of a computation such as «5 * 27 000 * 20 % + 1»."""

    def of(node: ast.expr) -> float:
        if isinstance(node, ast.BinOp):
            return OPERATORS[type(node.op)](of(node.left), of(node.right))
        assert isinstance(node, ast.Constant)
        assert isinstance(node.value, int | float)
        return node.value

    plain = re.sub(r"(\d+) %", r"0.\1", re.sub(r"(?<=\d) (?=\d{3}\b)", "", expression.strip()))
    return of(ast.parse(plain, mode="eval").body)


def test_there_are_eight_agreements_of_seven_associations() -> None:
    """The default comes first."""
    assert agreement.keys() == (MALMO, LINKOPING, *SIX)
    assert len({terms.association for terms in agreement.all_agreements()}) == 7


def test_an_unknown_key_is_said_with_those_there_are() -> None:
    with pytest.raises(LookupError, match=r"no agreement .\.\./secrets.; there are malmo-skane-stadsmission-2026, "):
        agreement.load("../secrets")


@every_agreement
def test_every_value_says_where_it_stands(key: str) -> None:
    """A document, and a place in it; a document is named as the public knows it, not by a path."""
    terms = agreement.load(key)
    assert [path for path, source in sources(terms) if not source.where] == []
    assert [document.title for document in terms.documents.values() if "/" in document.title] == []


@every_agreement
def test_every_quote_stands_in_its_document(key: str, documents: dict[str, str]) -> None:
    invented = [
        (path, source.quote)
        for path, source in sources(agreement.load(key))
        if squeezed(source.quote) not in documents[source.document]
    ]
    assert invented == []


@every_agreement
def test_every_given_number_stands_in_its_quote(key: str) -> None:
    """Written in figures or as a word."""
    words = {4: "fyra", 6: "sex", 12: "ett år"}
    unquoted = [
        (path, value.value)
        for path, value in agreement.load(key).values()
        if value.status == Certainty.GIVEN
        and isinstance(value.value, int)
        and path != "positions.total"
        and f"{value.value:,}".replace(",", " ") not in value.source.quote
        and words.get(value.value, "?") not in value.source.quote
    ]
    assert unquoted == []


@every_agreement
def test_every_computation_gives_its_value(key: str) -> None:
    for path, value in agreement.load(key).values():
        for computation, result in [
            (value.computation, value.value),
            *((reading.computation, reading.value) for reading in value.readings),
        ]:
            if "=" in computation:
                left, _, right = computation.rpartition("=")
                assert (path, round(worked_out(left))) == (path, result)
                assert (path, worked_out(right)) == (path, result)


@every_agreement
def test_every_reading_of_a_conflict_is_explained(key: str) -> None:
    """It says how it was worked out, or quotes the words."""
    for path, value in agreement.load(key).values():
        for reading in value.readings:
            assert (path, bool(reading.computation or reading.source.quote)) == (path, True)


def test_the_figures_of_the_default_agreement(malmo: Agreement) -> None:
    assert (malmo.first_day, malmo.last_day) == (date(2026, 1, 1), date(2027, 12, 31))
    assert malmo.last_day_if_extended == date(2028, 12, 31)
    assert malmo.places_at_once.value == 24
    assert malmo.places_per_year.value == 72
    assert malmo.enrolment_months.value == 4
    assert malmo.enrolment_extension_months.status == Certainty.MISSING
    assert malmo.workplaces.value == ("Produktion", "Matmission")
    assert malmo.workplaces.status == Certainty.DERIVED
    assert malmo.places_split.status == Certainty.MISSING
    assert malmo.partner.organisation_number.value == "846004-8716"
    assert malmo.case_number.status == Certainty.MISSING
    assert malmo.guidelines.value == "ASN-2023-3539"
    assert malmo.notice.months.value == 6
    assert malmo.notice.ground.status == Certainty.CONFLICTING
    assert malmo.notice.by.value == "arbetsmarknads- och socialförvaltningen"
    assert len(malmo.target_group_conditions.value or ()) == 4
    assert len(malmo.contents.value or ()) == 4
    assert malmo.standing.value == "Förslag"


def test_the_extended_last_day_follows_from_the_months(malmo: Agreement) -> None:
    months = malmo.period.extension_months.value
    assert months is not None
    assert malmo.last_day is not None
    assert malmo.last_day_if_extended == add_months(malmo.last_day, months)


def test_the_money_of_2026_adds_up(malmo: Agreement) -> None:
    budget = malmo.money[2026]
    assert [(post.key, post.amount.value) for post in budget.posts] == [("wages", 3119267), ("work_clothes", 120733)]
    assert (budget.sum_of_posts, budget.total.value) == (3240000, 3240000)
    assert (budget.per_place.value, budget.per_place.status) == (135000, Certainty.DERIVED)
    assert (budget.per_yearly_place.value, budget.per_yearly_place.status) == (45000, Certainty.DERIVED)


def test_the_money_of_2027_is_found_not_to_add_up(malmo: Agreement) -> None:
    (conflict,) = malmo.conflicts()
    assert (conflict.what, conflict.year) == ("total", 2027)
    assert (conflict.written, conflict.computed, conflict.difference) == (3333577, 3360733, 27156)
    assert balancing(malmo.money[2027], "wages") == 3212844
    assert balancing(malmo.money[2026], "wages") == 3119267
    assert [reading.value for reading in malmo.money[2027].total.readings] == [3333577, 3360733]


def test_the_positions_add_up_to_325_per_cent(malmo: Agreement) -> None:
    assert [(post.title, post.per_cent.value) for post in malmo.positions.posts] == [
        ("handledare produktion", 100),
        ("handledare matmission", 100),
        ("verksamhetsledare matmission", 30),
        ("verksamhetsledare produktion", 30),
        ("enhetschef arbetsintegration", 50),
        ("yrkescoacher alla verksamheter", 15),
    ]
    (check,) = [check for check in malmo.check_sums() if check.what == "positions"]
    assert (check.written, check.computed) == (325, 325)


def test_72_a_year_is_24_places_of_four_months(malmo: Agreement) -> None:
    (check,) = [check for check in malmo.check_sums() if check.what == "places_per_year"]
    assert (check.written, check.computed) == (72, 72)


def test_the_linkoping_posts_that_do_not_follow_from_their_terms(linkoping: Agreement) -> None:
    found = [(check.what, check.post, check.written, check.computed) for check in linkoping.conflicts()]
    assert found == [
        ("own_post", "Yrkescoachning och verksamhetsledare", 649500, 450000),
        ("own_post", "Volontärer som mentorer", 141000, 60000),
    ]


def test_the_linkoping_totals_add_up(linkoping: Agreement) -> None:
    totals = [(check.what, check.written, check.computed) for check in linkoping.check_sums() if "total" in check.what]
    assert totals == [("total", 1100000, 1100000), ("total", 1100000, 1100000), ("own_total", 980500, 980500)]


def test_linkoping_has_its_own_words(linkoping: Agreement) -> None:
    assert (linkoping.first_day, linkoping.last_day) == (date(2020, 1, 1), date(2021, 12, 31))
    assert linkoping.title(Role.CASEWORKER) == "handläggare"
    assert linkoping.individual_agreements.status == Certainty.GIVEN
    assert "lämplighetsprövning" in (linkoping.ordering.value or ())
    assert [event.when for event in linkoping.history] == ["2017-12", "2019-04", "2019-05"]


def test_the_goals_keep_their_units_apart(malmo: Agreement) -> None:
    assert [(goal.unit, goal.target.value) for goal in malmo.goals if goal.target] == [
        (Unit.PLACES_AT_ONCE, 24),
        (Unit.PLACES_PER_YEAR, 72),
    ]
    assert [goal.key for goal in malmo.goals if not goal.numeric] == ["closer_to_work"]


def test_mff_has_goals_and_no_places() -> None:
    mff = agreement.load("malmo-mff-2023")
    assert mff.places_at_once.value is None
    goals = [(goal.unit, goal.target and goal.target.value, goal.period and goal.period.value) for goal in mff.goals]
    assert goals == [(Unit.IN_MATCHING, 300, None), (Unit.HIRES, 40, "år")]
    assert "överträffats" in (mff.assessment.value or "")


@pytest.mark.parametrize("key", SIX)
def test_the_six_of_2023_share_what_the_case_says_of_all(key: str) -> None:
    terms = agreement.load(key)
    assert terms.described_in.value == "ASN-2023-6069"
    assert terms.guidelines.value == "ASN 2021–4461"
    assert terms.period.ends.status == Certainty.MISSING
    assert terms.money == {}
    assert terms.places_at_once.status == Certainty.MISSING
    assert terms.breach.status == Certainty.GIVEN
    assert terms.target_group.value
    assert terms.purpose.value
    assert terms.goals


def test_the_quarterly_report_was_never_agreed() -> None:
    for key in (MALMO, *SIX):
        forms = {form.key: form.agreed for form in agreement.load(key).follow_up.forms}
        assert forms == {
            "steering_group": True,
            "working_group": True,
            "year_report": True,
            "individual": True,
            "quarterly_report": False,
        }


def test_follow_up_of_the_default_is_missing_and_malmos_practice_is_told(malmo: Agreement) -> None:
    assert malmo.follow_up.decided.status == Certainty.MISSING
    working_group = malmo.follow_up.form("working_group")
    assert working_group is not None
    assert (working_group.every_months, working_group.text.source.document) == (2, "case-2023")


def test_the_last_day_of_notice(malmo: Agreement, linkoping: Agreement) -> None:
    """Six months from 30 June 2027 still end in the agreement's time; from 1 July they do not."""
    assert malmo.last_notice_day == date(2027, 6, 30)
    assert malmo.ends_after_notice(date(2027, 6, 30)) == date(2027, 12, 30)
    assert malmo.ends_after_notice(date(2027, 7, 1)) == date(2027, 12, 31)
    assert linkoping.last_notice_day is None


@given(received=st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_notice_ends_it_earlier_only_until_the_last_day_of_notice(received: date) -> None:
    malmo = agreement.load(MALMO)
    assert malmo.last_notice_day is not None
    assert malmo.last_day is not None
    ends = malmo.ends_after_notice(received)
    assert ends is not None
    assert received <= ends <= malmo.last_day
    assert (add_months(received, 6) <= malmo.last_day) == (received <= malmo.last_notice_day)


def test_which_years_it_covers(malmo: Agreement) -> None:
    assert [malmo.covers(year) for year in (2025, 2026, 2027, 2028)] == [False, True, True, False]
    assert agreement.load("malmo-mff-2023").covers(2026) is None


def test_titles_fall_back_on_the_usual_ones() -> None:
    assert agreement.load("malmo-mff-2023").title(Role.SUPERVISOR) == "handledare"
    assert agreement.load(MALMO).title(Role.CASEWORKER) == "arbetsmarknadssekreterare"


@given(people=st.integers(1, 9), monthly=st.integers(1, 90_000), months=st.integers(1, 12))
def test_a_pay_term_is_people_times_month_times_share(people: int, monthly: int, months: int) -> None:
    half = PayTerm(people=people, monthly=2 * monthly, per_cent=50, months=months)
    assert half.amount == PayTerm(people=people, monthly=monthly, months=months).amount == people * monthly * months


SOMEWHERE = {"document": "case-2023", "where": "där"}


@pytest.mark.parametrize(
    "content",
    [
        {"status": "given"},
        {"status": "missing", "value": 3},
        {"status": "derived", "value": 3},
        {"status": "given", "value": 3, "computation": "1 + 2 = 3"},
        {"status": "conflicting", "readings": [{"value": 3, "source": SOMEWHERE}]},
        {"status": "conflicting", "value": 3},
        {"status": "guessed", "value": 3},
    ],
)
def test_a_value_whose_status_and_content_disagree_is_refused(content: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Value[int].model_validate({**content, "source": SOMEWHERE})


def test_a_wrong_sum_that_is_called_given_is_refused(malmo: Agreement) -> None:
    """And so is a right one that is called a conflict: a conflict is computed, not claimed."""
    data = malmo.model_dump()
    data["money"][2026]["total"]["value"] = 3240001
    with pytest.raises(ValidationError, match="total 2026: 3240001 written, 3240000 computed, conflicting: False"):
        Agreement.model_validate(data)


def test_a_source_that_names_no_known_document_is_refused(malmo: Agreement) -> None:
    data = malmo.model_dump()
    data["clothes"]["source"]["document"] = "hearsay"
    with pytest.raises(ValidationError, match="clothes: no document 'hearsay'"):
        Agreement.model_validate(data)
