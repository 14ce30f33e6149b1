"""A conversation as HTML: every turn, every sentence with what is heard in it, and the map that the browser follows."""

from __future__ import annotations

from markupsafe import Markup

from widgets.model.conversation import Conversation
from widgets.model.walk import WalkMap
from widgets.views.notes import Notes, Reference
from widgets.views.prose import writers
from widgets.views.templating import Words, fill
from widgets.views.walk import bits, holds, map_json


def conversation_html(conversation: Conversation, walk_map: WalkMap, reference: Reference) -> Markup:
    """Return the whole conversation as one `section`, readable without a script, with its notes at the end."""
    notes = Notes(f"conversation-{conversation.id}", reference)
    words = reference.words
    body = fill(
        "conversation.html",
        talk=conversation,
        w=words,
        map_json=map_json(
            conversation,
            walk_map,
            _browser_words(words),
            lambda here: [bits(holds([one.if_ for one in conversation.scene(here.scene).said], here))],
        ),
        **writers(notes),
    )
    return fill("activity.html", kind="conversation", id=conversation.id, body=body, notes=notes.html())


def _browser_words(words: Words) -> dict[str, object]:
    return {
        "progress": words.raw("talk_turn"),
        "ended": words("talk_ended"),
        "choose_first": words("talk_choose"),
        "sure": {},
        "trust": [words(f"trust_{level}") for level in range(5)],
    }
