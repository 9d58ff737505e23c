"""What the settings say of an outlet counts where an article itself says nothing, and says where it is from."""

from dataclasses import replace

from newsdesk import document

from digest.clean import articles, filled, glance, settled
from digest.model.article import Article, Document, Documents
from digest.model.outlets import Publisher, Publishers

TEXT = (
    "Storm closes the bridge\n\nThe bridge over the sound was closed on Monday evening because of the storm."
)
POST = Publisher(
    key="harbor-post",
    name="The Harbor Post",
    aliases=("HarborPost",),
    hosts=("harbor.example",),
    country="NO",
    language="nb",
    owner="Harbor Media",
    sources=(("country", "its imprint"), ("owner", "its imprint")),
)
KNOWN = Publishers((POST,))


def _of(found: Document) -> Article:
    return articles(Documents(kept=(found,)), country=lambda _: None, known=KNOWN).kept[0]


def _without_language(found: Document) -> Document:
    return replace(found, checked=found.checked._replace(language=None))


def test_an_article_of_a_known_outlet_has_its_country_language_and_owner_with_their_sources() -> None:
    article = _of(_without_language(document(TEXT, outlet="harborpost")))
    outlet = article.outlet
    assert (outlet.name, outlet.id, outlet.country) == ("The Harbor Post", "the-harbor-post", "NO")
    assert (outlet.owner, article.lang) == ("Harbor Media", "nb")
    assert outlet.why == (
        "named in the front matter; country from its imprint; "
        "language from the settings, which name no source; owner from its imprint"
    )


def test_what_the_head_of_an_article_says_counts_more() -> None:
    article = _of(document(TEXT, outlet="The Harbor Post", country="SE"))
    assert (article.outlet.country, article.lang) == ("SE", "en")
    assert article.outlet.why == "named in the front matter; owner from its imprint"


def test_an_article_that_names_no_outlet_is_known_by_where_it_stands() -> None:
    article = _of(document(TEXT, url="https://www.harbor.example/news/1"))
    assert article.outlet.name == "The Harbor Post"
    assert article.outlet.why.startswith("its address is on harbor.example; ")
    assert not _of(document(TEXT, url="https://harbor.example.evil.example/1")).outlet.known


def test_an_outlet_that_the_text_itself_names_is_known_too() -> None:
    text = f"{TEXT}\n\nFor more news visit HarborPost."
    article = _of(_without_language(document(text)))
    assert (article.outlet.name, article.outlet.country, article.lang) == ("The Harbor Post", "NO", "nb")


def test_an_article_of_another_outlet_stays_as_it_is() -> None:
    article = _of(document(TEXT, outlet="Dockside Daily"))
    assert (article.outlet.name, article.outlet.country) == ("Dockside Daily", None)
    assert article.outlet.why == "named in the front matter"


def test_without_analysis_the_same_facts_fill_the_head() -> None:
    fields = filled(_without_language(document(TEXT, outlet="HARBORPOST")), KNOWN).checked
    assert (fields.outlet, fields.country, fields.language) == ("The Harbor Post", "NO", "nb")
    other = document(TEXT, outlet="Dockside Daily")
    assert filled(other, KNOWN) is other


def test_another_fact_about_outlets_is_another_stamp_so_that_a_rebuild_takes_it_in() -> None:
    glances = [glance(document(TEXT))]
    stamps = {settled(glances, about=about)[0][0].stamp for about in ("", repr(KNOWN), repr(Publishers()))}
    assert len(stamps) == 3
