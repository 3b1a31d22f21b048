"""In the terminal a number picks a button, and a postcode stays what it is."""

import json

import httpx

from bot.terminal import NO_SUCH_BUTTON, Conversation


def test_postcode_is_an_answer_and_no_button() -> None:
    heard: list[str] = []

    def answers(request: httpx.Request) -> httpx.Response:
        heard.append(json.loads(request.content)["message"])
        return httpx.Response(
            200, json=[{"text": "Waar?", "buttons": [{"title": "Later", "payload": "/later"}]}]
        )

    client = httpx.Client(transport=httpx.MockTransport(answers))
    conversation = Conversation("http://rasa", client)
    conversation.say("hallo")
    conversation.say("9000")
    conversation.say("1")
    assert conversation.say("2") == [NO_SUCH_BUTTON]
    assert heard == ["hallo", "9000", "/later"]
