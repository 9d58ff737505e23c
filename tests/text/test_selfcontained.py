"""Whether a sentence can stand alone."""

import pytest

from digest.text.selfcontained import credits_first, dangles, teases, whole_quotes


@pytest.mark.parametrize(
    "text",
    [
        "He said the dam would hold.",
        "This marks a shift.",
        "However, the union stayed away.",
        "As an alternative, the port offers bonuses.",
        "The announcement came late.",
        "Norway’s announcement came late.",
        "and withdraw its ships",
        "The move surprised the dockers of Larvik.",
        "The 5-4 ruling ended a year of strife over the pier.",
        "The president told reporters on Friday that the pier would stay.",
        "The Republican senator called the pier a waste of money.",
        "The two leaders met behind closed doors at the harbor.",
        "The company said on Monday that it would appeal.",
        "The former mayor said the pier was rotten.",
        "The 17-year-old student was taken to the hospital.",
        "Later that day, tugs pulled the ferry free.",
        "Tugs came later that day and pulled the ferry free.",
        "Since then, three ferries have run aground off Larvik.",
        "Bell also said that the pier would be rebuilt by spring.",
        "Mayor Ann Bell again called for a new pier.",
        "Officials there said the water had risen by a meter.",
        "Mayor Ann Bell warned that such attacks would be punished.",
        "Mayor Ann Bell said these ships would never sail again.",
        "After this decision the dockers of Larvik went home.",
        "On Tuesday, he told reporters that the pier would stay.",
        "In Larvik, she met the dockers behind closed doors.",
        "“We will not leave,” he said.",
        "“We will not leave,” they said after the vote.",
        "Asked about the pier, he shrugged and walked on.",
        "For his part, Mayor Bell refused to say a word.",
        "At the same time, the price of fish rose.",
        "Among them was a boy with a red hat.",
        "Two others were taken to the hospital of Larvik.",
        "In the meantime, ferries will call at Horten.",
        "The latter had been built for whalers.",
        "The suspect, who fled on foot, was caught at dawn.",
        "The bill passed on Friday with forty votes.",
        "The couple had lived by the harbor for years.",
        "Mayor Ann Bell denied the charges that day.",
        "Both sides claimed to have won the debate.",
        "But the dockers of Larvik would not hear of it.",
        "Mayor Ann Bell said that this was already so.",
        "Like Mayor Ann Bell and Captain Tor Vik, he has sailed for years.",
        "A docker's son with a degree from Oslo, he led the strike.",
        "Despite their being aboard, no one was hurt.",
        "Following its failure, an angry mayor was silent.",
        "Ann Bell said she believes this is where the ferry struck.",
        "Last week he announced a new pier.",
        "Joining the crew two years later, he said, made him happy.",
        "Prosecutors say he was paid for the pier.",
        "Further, Mayor Ann Bell called for a new pier.",
    ],
)
def test_words_that_point_back_cannot_stand_alone(text: str) -> None:
    assert dangles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ann Bell said the dam would hold.",
        "The harbor was closed on Sunday.",
        "The president of Norway opened the pier on Sunday.",
        "The decision to close the harbor surprised the dockers of Larvik.",
        "The company, Solveig Lines, said on Monday that it would appeal.",
        "The White House said on Friday that it had no plan.",
        "The Bell administration said the pier would stay.",
        "The Supreme Court ruled on Friday that the pier may stay.",
        "The Senate bill would pay for a new pier in Larvik.",
        "Ann Bell said she would rebuild the pier.",
        "A docker said he had heard a crash before dawn.",
        "In his first speech, Mayor Tor Vik promised a new pier.",
        "Mayor Ann Bell said this week that the pier would stay.",
        "There were forty people on board when the ferry ran aground.",
        "The memo released on Friday by the town says the pier is rotten.",
        "When Ann Bell spoke, she called the pier rotten.",
        "In Larvik, Ann Bell said she would rebuild the pier.",
        "Divers found that there is a hole in the hull of the Solveig.",
        "Goods such as fish and timber were lost with the ferry Solveig.",
        "Those who were on board were brought to the hospital of Larvik.",
        "The ferry Solveig, also known as the Old Lady, ran aground off Larvik.",
        "Larvik not only lost its pier but also its only ferry.",
        "Mayor Ann Bell said, “This is our harbor, and these are our ships.”",
        "“We will not leave,” Mayor Ann Bell said.",
        "Larvik’s mayor said on Sunday that she had not slept.",
        "Thirty dockers were hurt when their crane fell into the harbor.",
    ],
)
def test_a_sentence_with_its_own_subject_can(text: str) -> None:
    assert not dangles(text)


def test_a_language_without_a_list_is_not_held_to_lean() -> None:
    assert not dangles("Er sagte, der Damm werde halten.", language="de")
    assert not dangles("当地官员说，大坝会守住。", language="zh")


@pytest.mark.parametrize(
    "text",
    ["Read more about the pier.", "Watch live as the ferry sails.", "Photo by Ann Bell for the harbor."],
)
def test_a_teaser_is_seen(text: str) -> None:
    assert teases(text)
    assert not teases("Mayor Ann Bell read the report on the pier.")


def test_an_open_quotation_mark_is_seen() -> None:
    assert not whole_quotes("“From the start we wished to stay.")
    assert not whole_quotes('"From the start we wished to stay.')
    assert whole_quotes("“We stay,” she said. “We do.”")


def test_a_credit_in_front_is_seen() -> None:
    assert credits_first("According to Reuters, the dam held.")
    assert credits_first("Reuters notes that the dam held.")
    assert not credits_first("The dam held, Reuters reported.")
