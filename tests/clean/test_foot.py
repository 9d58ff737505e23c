"""What outlets print at the foot and the head of their texts is no news; what only sounds like it is."""

import pytest
from newsdesk import document, lines, only

from digest.model.article import Role

NEWS = "The ferry ran aground off the northern pier on Sunday with forty people on board, the port said."
MORE = "All of them were brought ashore by noon, and two were taken to the hospital with light injuries."
SIGNED = "Reporting by Ann Bell in Oslo and Tom Hill in Bergen; Editing by Kari Lund"


@pytest.mark.parametrize(
    "line",
    [
        "Join Harbor Post's Telegram channel and get the latest breaking news delivered to you.",
        "Follow our WhatsApp channel for news of the harbor, day and night.",
        "You can now subscribe to our WhatsApp channel.",
        "Our Standards: The Thomson Reuters Trust Principles., opens new tab",
        "Get all the latest harbor news by signing up to our newsletter.",
        "Get the best of the Harbor Post sent straight to your inbox.",
        "By signing up, you agree to our Privacy Policy.",
        "Share your experiences, suggestions, and any issues you've encountered on The Harbor Post. We're here to listen.",
        "Thank you for sharing your thoughts. We appreciate your feedback.",
        "Have you been affected by any of the issues raised? You can share your experience by emailing desk@harbor.example.",
        "Do you have a story? Get in touch with our news team.",
        "Disclaimer: The information on this page is no investment advice, and ferries may be late.",
        "(Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.)",
        "This article was originally published on Kveldsbladet.",
        "- With inputs from Kveldsbladet and agencies",
        "This report contains material from the Harbor Press.",
        "*Sign up for our newsletter, and never miss a ferry again.*",
        "**Read more:** [Five things to know about the old ferry](https://harbor.example/five)",
        "[Read more](https://harbor.example/five)",
        "_Additional reporting by Tom Hill in Bergen and by Kari Lund in Oslo._",
    ],
)
def test_such_a_line_at_the_foot_is_furniture(line: str) -> None:
    article = only(document(f"Ferry Runs Aground\n\n{NEWS}\n\n{MORE}\n\n{line}\n", markup="markdown"))
    assert lines(article, Role.PARAGRAPH) == [NEWS, MORE]
    assert lines(article, Role.FURNITURE) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "This article was amended on 3 March 2031.",
        "Past performance is no guarantee of future results.",
        "(Reporting by Ann Bell; Editing by Kari Lund)",
    ],
)
def test_what_may_be_news_further_up_is_furniture_only_where_no_news_follows(line: str) -> None:
    article = only(document(f"Ferry Runs Aground\n\n{NEWS}\n\n{MORE}\n\n{line}\n"))
    assert lines(article, Role.PARAGRAPH) == [NEWS, MORE]
    article = only(document(f"Ferry Runs Aground\n\n{NEWS}\n\n{line} It is so.\n\n{MORE}\n"))
    assert lines(article, Role.FURNITURE) == []


def test_who_worked_on_it_is_found_above_the_line_that_a_house_prints_below() -> None:
    foot = "Our Standards: The Thomson Reuters Trust Principles."
    article = only(document(f"Ferry Runs Aground\n\n{NEWS}\n\n{SIGNED}\n\n{foot}\n"))
    assert lines(article, Role.PARAGRAPH) == [NEWS]
    assert lines(article, Role.FURNITURE) == [SIGNED, foot]


@pytest.mark.parametrize(
    "news",
    [
        "Join a Telegram channel and you will see the pictures within minutes, the harbor police warned on Monday.",
        "Follow the harbor master on his way to work and you meet four captains before the first ferry leaves.",
        "The harbor law was amended on 3 March 2031, and an earlier version of it was never signed.",
        "Correction: Last week’s edition said that the ferry has three engines, and in truth it has only two.",
        "• This article was amended on 15 February 2031. An earlier version said that fifty people were on board.",
        "Correction: An earlier version of this article misstated the year in which the ferry was built, 1998.",
        "An earlier version of this law was rejected by the town council in March by a vote of nine to four.",
        "“Correction: the ferry has two engines, not three,” the spokesman wrote on Monday, and left for Bergen.",
        "By signing up to the scheme, the towns agree to pay a third of what the new ferry will cost them.",
        "With reports from the pier coming in by the hour, the council closed the harbor until Tuesday.",
        "With inputs from farmers rising in price, the council cut the tax on diesel by a third on Monday.",
        "This story was first told by the captain in 1998, and the town has never believed a word of it.",
        "Past performance is no guide, the port said, and ordered new life jackets for all of its ferries.",
        "Share your seat with a child, the crew told passengers as the water rose in the lower saloon.",
        "Thank you for sharing this harbor with us, the queen told the captains at the pier on Sunday.",
        "Photographs – released by the army on Monday – show damage to the bridge and to four of the ferries.",
        "This story first appeared on the radio in 1938, and thousands of listeners fled their homes that night.",
        "This page was published by mistake on Monday, and the ministry took it down within the hour.",
        "This report was not edited by the ministry, the auditor told parliament on Monday afternoon.",
        "Do you have a story? Tell us, the police asked the public, and four hundred people called them.",
        "Thank you for sharing your thoughts, the mayor told the crowd at the pier on Sunday.",
        "Disclaimer: the minister said on Monday that she had not read the paper before signing it.",
        "Our standards: that is what the fight is about, the captain of the old ferry said on Monday.",
        "The *Aurora* and the *Borealis* were built in Bergen [for the northern line](https://harbor.example).",
        "Have a question for the mayor? So had four hundred people in the town hall on Monday evening.",
    ],
)
def test_news_that_sounds_like_it_stays_news(news: str) -> None:
    article = only(
        document(f"Ferry Runs Aground\n\n{NEWS}\n\n{news}\n\n{MORE}\n\n{news}\n", markup="markdown")
    )
    assert lines(article, Role.PARAGRAPH) == [NEWS, news, MORE, news]


def test_a_caption_and_a_heading_of_other_stories_are_known_in_emphasis_too() -> None:
    foot = "**Read more:**\n\nThe mayor resigned on Monday after a long night of talks in the old town hall."
    shown = "*Photograph: Tom Hill/Harbor Post*"
    article = only(document(f"Ferry Runs Aground\n\n{shown}\n\n{NEWS}\n\n{foot}\n", markup="markdown"))
    assert lines(article, Role.CAPTION) == [shown]
    assert lines(article, Role.PARAGRAPH) == [NEWS]


@pytest.mark.parametrize(
    "line",
    [
        "OSLO, May 21, 2031 (AFP) -",
        "SALT SPRINGS, March 10, 2031 (AP) —",
        "OSLO, 21 May 2031 (AFP) –",
        "OSLO, 21 May (AFP) –",
        "Oslo, March 10, 2031 (AP) —",
    ],
)
def test_a_place_and_date_line_may_have_a_year_and_the_day_in_either_order(line: str) -> None:
    article = only(document(f"Ferry Runs Aground\n\n{line} {NEWS}\n\n{MORE}\n"))
    assert lines(article, Role.FURNITURE) == [line]
    assert lines(article, Role.PARAGRAPH) == [NEWS, MORE]
