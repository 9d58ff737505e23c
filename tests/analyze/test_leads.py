"""The event that articles tell at their heads is one fact, however each words it; and who leaves it out."""

from digest.compose.takes import takes
from digest.model.analysis import Analysis, Claim, Says

from .wire import analysis, article, claim_with, telling

FILLER = "Shops near the harbor opened late and buses took other streets for most of the week."


def stance(claim: Claim, id_: str) -> Says:
    return next(each.stance for each in claim.stances if each.article == id_)


def heads(one: str, other: str) -> Analysis:
    return analysis(article("one", one, FILLER), article("other", other, "Nobody was hurt."))


def test_two_leads_that_tell_one_event_in_other_words_are_one_claim() -> None:
    found = heads(
        "Voters in Larmona have overwhelmingly rejected a toll law, passed by the council, that would have "
        "made drivers pay compulsory fees at every bridge.",
        "The national push for road tolls was dealt a rare blow Tuesday when voters in Larmona rejected a toll "
        "law that would have let private firms collect compulsory fees from drivers.",
    )
    assert telling(claim_with(found, "overwhelmingly rejected")) == {"one", "other"}


def test_a_lead_and_one_that_says_it_is_not_so_stay_two() -> None:
    found = heads(
        "Judge Ona Perel on Friday revoked the bail of the mill owner Karl Vester in the Larmona fraud case.",
        "Judge Ona Perel on Friday did not revoke the bail of the mill owner Karl Vester, who is charged with "
        "fraud in Larmona and wants to travel.",
    )
    assert telling(claim_with(found, "on Friday revoked")) == {"one"}


def test_a_question_states_nothing_that_another_could_state() -> None:
    found = heads(
        "Is the council of Larmona selling the old grain harbor to a foreign bank?",
        "The council of Larmona is selling the old grain harbor to a foreign bank.",
    )
    assert telling(claim_with(found, "Larmona is selling")) == {"other"}


def test_who_tells_a_small_part_of_what_is_shown_says_it_in_part() -> None:
    found = heads(
        "The port minister Ona Perel is under criminal investigation in Larmona.",
        "The port minister Ona Perel is under criminal investigation in Larmona as part of a jury probe that "
        "looks into her dealings with two banks, a shipping firm and a brother who sold grain abroad.",
    )
    claim = claim_with(found, "under criminal investigation")
    assert telling(claim) == {"one", "other"}
    shown = claim.text.article
    short = "one" if shown == "other" else "other"
    expected = Says.IN_PART if shown == "other" else Says.SAYS
    assert stance(claim, shown) is Says.SAYS
    assert stance(claim, short) is expected


def test_an_article_does_not_lack_what_a_sentence_of_its_own_comes_near_to() -> None:
    told = "The ferry Alda ran aground near Larmona and its captain died of a heart attack on the bridge."
    found = analysis(
        article("one", "A storm hit the coast.", FILLER, told),
        article("other", "Winds were high.", "Schools stayed shut all week.", told),
        article(
            "third", "Trees fell.", "Trains stopped.", "Rain fell.", "The captain of the ferry was killed."
        ),
        article("fourth", "Roofs were lost.", "Farmers counted dead sheep in the hills above the valley."),
    )
    claim = claim_with(found, "ran aground")
    missing = {take.article: claim.id in take.missing for take in takes(found, found.claims)}
    assert missing == {"one": False, "other": False, "third": False, "fourth": True}
