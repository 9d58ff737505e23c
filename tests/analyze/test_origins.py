"""Whose report it is: counted by article, by claim, and once for copies of one text."""

from dataclasses import replace

from wire import analysis, article, claim_with, telling

FERRY = "The ferry Solveig ran aground off the northern pier of Larvik on Sunday with forty people on board."
ALSO = "With forty people on board the ferry Solveig ran aground on Sunday, a few meters off the pier north of Larvik."
TUGS = "Two tugs pulled the ferry free at noon and brought all passengers to the hospital of Larvik."
FOG = "The fog over the fjord had been thick since the early morning, and the lights of the pier were out."
FREED = "Two harbor tugs had pulled the grounded ferry free by noon, and the passengers were brought to a hospital."
OWNER = "The owner of the ferry said that a new crew would take the ship to Oslo within the next week."
BOARD = "An accident board will look into the fog signals of the harbor and tell its findings in spring."
CALM = "The mayor of Larvik asked for calm and praised the crews of both tugs for their quick work."
CHURCH = "In the evening the church bells rang for the passengers, and the choir sang on the quay."


def test_a_credited_sentence_is_the_agencys_and_own_reporting_the_outlets() -> None:
    found = analysis(
        article("wire", FERRY, TUGS, outlet="Reuters"),
        article(
            "post",
            f"According to Reuters, {FERRY[0].lower()}{FERRY[1:]}",
            FREED,
            "A captain told Post that the harbor had warned of the sandbank twice last year.",
            outlet="Post",
        ),
    )
    ran, pulled = claim_with(found, "ran aground"), claim_with(found, "tugs")
    assert telling(ran) == telling(pulled) == {"wire", "post"}
    assert (ran.outlets, ran.origins) == (2, 1)
    assert {stance.article: stance.origin for stance in ran.stances} == {"wire": "Reuters", "post": "Reuters"}
    assert {stance.article: stance.origin for stance in pulled.stances} == {"wire": "Reuters", "post": "Post"}
    assert (pulled.outlets, pulled.origins) == (2, 2)
    assert [(each.name, each.articles, each.partly) for each in found.origins] == [
        ("Post", ("post",), ()),
        ("Reuters", ("wire",), ("post",)),
    ]


def test_an_outlet_that_credits_and_reports_nothing_by_itself_stands_on_the_agency() -> None:
    found = analysis(
        article("wire", FERRY, TUGS, outlet="Reuters"),
        article("post", f"According to Reuters, {FERRY[0].lower()}{FERRY[1:]}", TUGS),
    )
    assert claim_with(found, "Two tugs").origins == 1


def test_two_agencies_credited_in_one_article_count_by_claim() -> None:
    found = analysis(
        article(
            "post",
            f"AFP reported that {FERRY[0].lower()}{FERRY[1:]}",
            f"Reuters reported that {FREED[0].lower()}{FREED[1:]}",
        ),
        article("afp", FERRY, TUGS, outlet="AFP"),
    )
    assert claim_with(found, "ran aground").origins == 1
    assert claim_with(found, "Two tugs").origins == 2


def test_words_spoken_to_an_outlet_are_that_outlets_for_that_claim_alone() -> None:
    said = "The fog came down like a wall and nobody could see the pier, the captain told the BBC."
    found = analysis(article("post", FERRY, said, CALM), article("other", ALSO, FOG))
    assert {each.origin for each in claim_with(found, "like a wall").stances if each.spans} == {"BBC"}
    assert claim_with(found, "ran aground").origins == 2


def test_this_was_reported_by_reaches_back_over_the_paragraph_before() -> None:
    found = analysis(
        article(
            "post", FERRY, "This was reported by Reuters.", "Our reporter was on the quay. " + FREED, CALM
        ),
        article("wire", FERRY, TUGS, outlet="Reuters"),
    )
    assert claim_with(found, "ran aground").origins == 1
    assert claim_with(found, "Two tugs").origins == 2


def test_a_near_copy_in_five_outlets_is_one_origin_and_all_five_are_credited() -> None:
    body = (FERRY, TUGS, FOG, OWNER, BOARD, CALM)
    titles = ("Ferry aground", "Fog stops ship", "Forty saved", "Tugs free the ferry", "Larvik: ship aground")
    copies = [article(f"o{at}", *body[: 6 - at], title=title) for at, title in enumerate(titles)]
    found = analysis(*copies, article("own", ALSO, CHURCH))
    ids = tuple(each.id for each in copies)
    assert found.twins == (ids,)
    assert [(each.name, each.articles) for each in found.origins] == [("O0", ids), ("Own", ("own",))]
    ran = claim_with(found, "ran aground")
    assert telling(ran) == {*ids, "own"}
    assert (ran.outlets, ran.origins) == (6, 2)


def test_copies_of_which_one_names_its_agency_all_stand_on_it() -> None:
    body = (FERRY, TUGS, FOG, OWNER)
    found = analysis(article("a", *body), article("b", *body, "(Reuters)"), article("c", *body[:3]))
    assert [(each.name, each.articles) for each in found.origins] == [("Reuters", ("a", "b", "c"))]


def test_a_chain_of_copies_is_one_text() -> None:
    one, two, three = (FERRY, TUGS, FOG), (FOG, TUGS, OWNER, BOARD), (OWNER, BOARD, CALM)
    found = analysis(article("c", *one), article("a", *three), article("b", *two))
    assert found.twins == (("c", "a", "b"),)
    assert len(found.origins) == 1


def test_one_speech_that_two_reporters_heard_is_no_copy() -> None:
    quote = (
        "“We will not leave the pier before the owner has paid for every net that the ferry tore,” Vik said.",
        "“The fog signals were out for the whole week and nobody at the harbor office answered us,” he said.",
    )
    found = analysis(article("one", FERRY, *quote, CALM), article("two", OWNER, *quote, CHURCH))
    assert found.twins == ()


def test_the_head_of_a_document_may_name_the_agency() -> None:
    mine = replace(article("post", FERRY, CALM), agencies=("AFP",))
    found = analysis(mine, article("afp", FERRY, TUGS, outlet="AFP"))
    assert [(each.name, set(each.articles)) for each in found.origins] == [("AFP", {"post", "afp"})]


def test_help_of_an_agency_leaves_an_article_its_own() -> None:
    found = analysis(
        article("post", ALSO, CALM, "The Associated Press contributed to this report."),
        article("ap", FERRY, TUGS, outlet="AP"),
    )
    assert claim_with(found, "ran aground").origins == 2
    assert [credit.sort for credit in found.credits] == ["help"]


def test_what_an_agency_was_told_is_the_agencys() -> None:
    said = "The fog signals were out for the whole week, the captain told The Associated Press on the quay."
    found = analysis(article("ap", FERRY, said, outlet="Associated Press"), article("post", ALSO, CALM))
    assert [(each.name, each.articles) for each in found.origins] == [("AP", ("ap",)), ("Post", ("post",))]
    assert {each.origin for each in claim_with(found, "fog signals").stances if each.spans} == {"AP"}


FLOOD = (
    "The river Aln rose over its banks on Monday and flooded the lower town.",
    "Firefighters carried forty people from their homes with boats.",
    "The school on the market square was closed for the rest of the week.",
    "Shops along the quay were under water until late in the evening.",
    "The mayor asked everybody to stay away from the bridges.",
)


def test_another_outlet_quoted_once_for_a_detail_is_not_the_origin_of_an_article() -> None:
    detail = "The dam was built without a permit, according to the Financial Times."
    found = analysis(article("post", *FLOOD, detail), article("courier", *FLOOD[:2], "The night was calm."))
    assert {origin.name for origin in found.origins if "post" in origin.articles} != {"Financial Times"}


def test_another_outlet_that_carries_an_article_is_its_origin() -> None:
    first = "The dam was built without a permit, according to the Financial Times."
    second = "The Financial Times reported that the owner knew of it for years."
    told = article("post", first, second, *FLOOD)
    found = analysis(told, article("courier", "The night was calm in the hills above the town."))
    assert [origin.name for origin in found.origins if "post" in origin.articles] == ["Financial Times"]


def test_an_agency_named_in_the_last_line_only_is_not_the_origin_of_an_article() -> None:
    last = "In 1998 eleven people died in a flood there, according to Reuters."
    found = analysis(
        article("post", *FLOOD, *FLOOD[:4], last), article("courier", "The night was calm there.")
    )
    assert [origin.name for origin in found.origins if "post" in origin.articles] == ["Post"]


def test_an_outlet_that_bears_the_name_of_one_we_know_is_that_one() -> None:
    line = "The harbor was closed on Monday, CNN reported."
    told = article("web", *FLOOD, line, outlet="CNN (Web News)")
    found = analysis(told, article("courier", "The night was calm in the hills above the town."))
    assert [origin.why for origin in found.origins if "web" in origin.articles] == ["is CNN"]
