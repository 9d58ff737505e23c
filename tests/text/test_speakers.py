"""Each quotation is given to who speaks it, by the words that stand beside it."""

import pytest

from digest.text.quotations import quotations


def speakers(text: str) -> list[str | None]:
    return [text[q.speaker[0] : q.speaker[1]] if q.speaker else None for q in quotations(text)]


def stands_for(text: str) -> list[str | None]:
    return [text[q.antecedent[0] : q.antecedent[1]] if q.antecedent else None for q in quotations(text)]


def names(text: str) -> list[str | None]:
    return [text[q.name[0] : q.name[1]] if q.name else None for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The road is closed for good,” Ann Bell said.", "Ann Bell"),
        ("“The road is closed for good,” said Ann Bell, the mayor.", "Ann Bell"),
        ("“The road is closed for good,” Ann Bell, the mayor of Hill, said.", "Ann Bell"),
        ("“The road is closed for good,” the official added.", "the official"),
        (
            "“The road is closed for good,” a spokesman for the council told reporters.",
            "a spokesman for the council",
        ),
        ("“The road is closed for good,” according to the report.", "the report"),
        ("The mayor's aide, Tom Hill, said “the road is closed for good”.", "The mayor's aide, Tom Hill"),
        ("In response to a question, Bell stated,“The road is closed for good.”", "Bell"),
        ("On Monday, Bell went to the road and said: “It is closed for good.”", "Bell"),
        ("Bell: “The road is closed for good.”", "Bell"),
        ("Hours later, Bell posted on the network: “The road is closed for good.”", "Bell"),
        ("“The road is closed for good.” — Ann Bell", "Ann Bell"),
        ("“The road is closed for good.” ― Ann Bell, mayor", "Ann Bell"),
        ("Bell called the road “a danger to every child in town”.", "Bell"),
    ],
)
def test_the_words_beside_a_quotation_name_its_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_two_speakers_of_one_paragraph_are_kept_apart() -> None:
    text = "“We won the vote,” Ann Bell said. “You lost the vote,” said Tom Hill."
    assert speakers(text) == ["Ann Bell", "Tom Hill"]


def test_a_paragraph_of_its_own_belongs_to_who_was_introduced_with_a_colon() -> None:
    assert speakers("Ann Bell told the council on Monday:\n“The road is closed for good and all.”") == [
        "Ann Bell"
    ]


def test_who_is_told_is_never_the_speaker() -> None:
    assert speakers("“You lost the vote,” Ann Bell told Tom Hill.") == ["Ann Bell"]


def test_a_verb_of_the_next_sentence_does_not_take_the_quotation() -> None:
    text = (
        "Tom Hill, the envoy, stated that the sides spoke for hours, achieving“real progress.” "
        "Talks will continue today."
    )
    assert speakers(text) == ["Tom Hill"]


def test_a_quotation_that_nobody_speaks_has_no_speaker() -> None:
    assert speakers("The sign with “no way through here for any car at all” is old.") == [None]


def test_he_stands_for_the_subject_before() -> None:
    text = "Minister Tom Hill noted the cost of the road. He stressed that it “wouldn’t be worth much”."
    assert stands_for(text) == ["Tom Hill"]


def test_she_does_not_stand_for_a_man() -> None:
    text = "Ms. Bell noted the cost. Mr. Hill agreed with that.\n“It is too much for us,” she said."
    assert stands_for(text) == ["Bell"]


def test_a_role_stands_for_the_person_who_has_it() -> None:
    text = (
        "President Ann Bell met Minister Tom Hill. Hill was late.\n“We waited for hours,” the president said."
    )
    assert stands_for(text) == ["Ann Bell"]


def test_the_publication_stands_for_the_outlet_named_before() -> None:
    text = "This was reported by Reuters.\n“Bell offered to close the road,” the publication states."
    assert stands_for(text) == ["Reuters"]


def test_a_role_that_nobody_named_has_stays_open() -> None:
    assert stands_for("Ann Bell was late.\n“We waited for hours,” the official said.") == [None]


def test_a_pronoun_stands_for_a_person_of_its_sex_by_the_given_name() -> None:
    text = "Sarah Bell met Donald Hill at noon. Hill was late.\n“We waited for hours,” she said."
    assert stands_for(text) == ["Sarah Bell"]


def test_a_pronoun_stands_for_whom_the_sentence_before_is_about() -> None:
    text = "Mr. Hill said Tom Orlund would run the office.\n“He knows the town,” he said."
    assert stands_for(text) == ["Hill"]


def test_a_pronoun_takes_up_somebody_without_a_name_rather_than_the_wrong_one() -> None:
    text = "Mr. Hill went in. The woman stood up.\n“You never asked us,” she said."
    assert stands_for(text) == ["The woman"]


def test_a_tag_behind_the_words_is_of_whom_their_own_sentence_is_about() -> None:
    text = "Mr. Orlund called the road unsafe.\nMr. Hill saw it differently: “It was mended in May,” he said."
    assert stands_for(text) == ["Hill"]


def test_a_name_in_apposition_is_whom_the_sentence_is_about() -> None:
    text = "The mayor of Hill, Ann Bell, blamed Mrs. Orlund for it.\n“It was too late,” she said."
    assert stands_for(text) == ["Ann Bell"]


def test_of_two_who_hold_an_office_the_words_do_not_tell_which() -> None:
    text = (
        "President Ann Bell left. President Tom Hill left, too. It rained for days.\n"
        "The talks went on. Nobody was seen.\n“We waited for hours,” the president said."
    )
    assert stands_for(text) == [None]


def test_an_age_stands_for_the_person_who_has_it() -> None:
    text = "Ann Bell, 42, lost her house in the flood.\n“I have nothing left,” the 42-year-old said."
    assert stands_for(text) == ["Ann Bell"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("CNN reporter Tom Hill", "Tom Hill"),
        ("Sen. Ann Bell of Ohio", "Ann Bell"),
        ("the mayor’s deputy, Tom Hill,", "Tom Hill"),
        ("its director, Per Aune,", "Per Aune"),
        ("Ann Bell’s deputy", None),
        ("the Ann Bell administration", None),
        ("a spokesman for Ann Bell", None),
        ("a White House official", None),
        ("the White House", "White House"),
        ("a friend of hers at Yale", None),
    ],
)
def test_only_the_name_of_who_speaks_is_taken_from_a_mention(mention: str, name: str | None) -> None:
    text = f"Ann Bell, the mayor, was out.\n“The road is closed for good,” {mention} said on Monday."
    assert names(text) == [name]


def test_party_and_state_do_not_stand_between_a_name_and_its_verb() -> None:
    assert speakers("Ann Bell, R-Maine, said the cost was “far too high for us”.") == ["Ann Bell"]


def test_may_may_be_a_name() -> None:
    text = "Theresa May spoke. “We shall see in May,” May said."
    assert names(text) == ["May"]


def test_who_is_led_to_speak_is_the_speaker() -> None:
    text = "Hill left, which caused Mayor Ann Bell to remark, “That is no way to leave.”"
    assert speakers(text) == ["Mayor Ann Bell"]


def test_the_name_is_found_inside_the_mention() -> None:
    assert names("“It rains,” said town spokesman Tom Hill on Monday.") == ["Tom Hill"]


def test_a_language_without_words_still_gives_quotations() -> None:
    assert len(quotations("“Ndiyo sana kabisa rafiki yangu mpendwa leo,” alisema Bell.", language="sw")) == 1


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("„Die Straße bleibt zu“, sagte Ann Bell.", "de", "Ann Bell"),
        ("« La route est fermée », a déclaré Ann Bell.", "fr", "Ann Bell"),
        ("“La calle está cerrada”, dijo Ann Bell.", "es", "Ann Bell"),
        ("«Дорога закрыта», — сказала Анна Белл.", "ru", "Анна Белл"),
        ("«Дорогу закрито», — сказала Анна Белл.", "uk", "Анна Белл"),
        ("«La calle está cerrada», según explicó la alcaldesa Ann Bell.", "es", "la alcaldesa Ann Bell"),
        ("安贝尔说：“道路已经永久关闭。”", "zh", "安贝尔"),
        ("「道路已经永久关闭，」安贝尔周一表示。", "zh", "安贝尔"),
    ],
)
def test_other_languages_have_their_verbs(text: str, language: str, speaker: str) -> None:
    assert [text[q.speaker[0] : q.speaker[1]] for q in quotations(text, language=language) if q.speaker] == [
        speaker
    ]
