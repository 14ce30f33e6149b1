"""A conversation as HTML: whole without a script, and with a map that says what the model says."""

from __future__ import annotations

import json
import re

from widgets.activities import conversation as conversation_activity
from widgets.activities import reference
from widgets.content import Library
from widgets.model.walk import explore
from widgets.views.conversation import conversation_html

LIBRARY = Library()
TALK = LIBRARY.conversation("goals-of-treatment")
HTML = conversation_html(TALK, explore(TALK), reference(LIBRARY))


def test_the_map_leads_where_the_model_leads() -> None:
    """Each node names the turn, the trust, what is said in it and the next nodes of its position."""
    walk_map = explore(TALK)
    found = re.search(r'<script type="application/json" data-map>(.*?)</script>', HTML, re.DOTALL)
    assert found
    made = json.loads(found.group(1))
    assert len(made["nodes"]) == len(walk_map.positions)
    for (scene, leads, trust, shown), here, ways in zip(made["nodes"], walk_map.positions, walk_map.ways, strict=True):
        assert (made["scenes"][scene], trust) == (here.scene, here.state.trust)
        names = made["options"][scene]
        assert {name: way for name, way in zip(names, leads, strict=True) if way != -1} == dict(ways)
        said = TALK.scene(here.scene).said
        assert [bool(shown & 1 << n) for n in range(len(said))] == [here.state.meets(one.if_) for one in said]


def test_each_sentence_has_what_is_heard_the_answer_and_cited_feedback_in_the_page() -> None:
    """Without a script, all of it can be read, turn by turn."""
    for turn in TALK.turns:
        part = HTML.split(f'data-scene="{turn.id}"')[1].split("</section>")[0]
        assert part.count("data-passage") == len(turn.said)
        for sentence in turn.sentences:
            own = part.split(f'data-feedback-for="{sentence.id}"')[1]
            assert own.index("data-heard") < own.index("data-answer") < own.index("data-verdict")
            verdict = re.search(r'data-verdict="(\w+)"', own)
            assert verdict
            assert verdict[1] == sentence.verdict
            facts = re.findall(r'data-fact="([^"]+)"', own.split("data-feedback-for")[0])
            assert set(sentence.facts) <= set(facts)


def test_nobody_is_asked_how_sure_they_are_in_a_talk() -> None:
    """A sentence is said at once; the scale of cases and quizzes is left out."""
    assert "data-confidence" not in HTML


def test_the_activity_shows_the_same_html_as_the_view() -> None:
    """What a notebook puts on a page is what the view wrote."""
    assert conversation_activity("goals-of-treatment").html == HTML


def test_what_an_author_writes_is_escaped() -> None:
    """Marks of HTML in a sentence stay marks, also in the map."""
    nasty = "</script><b>hi</b>"
    first = TALK.turns[0]
    said = first.sentences[0].model_copy(update={"text": nasty, "heard": nasty, "answer": nasty})
    turn = first.model_copy(update={"title": nasty, "sentences": [said, *first.sentences[1:]]})
    talk = TALK.model_copy(update={"turns": [turn, *TALK.turns[1:]]})
    html = conversation_html(talk, explore(talk), reference(LIBRARY))
    assert "<b>hi" not in html
    assert html.count("</script>") == 1
