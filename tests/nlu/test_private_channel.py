from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from nlu.private_channel import WholeMessages


async def test_answer_of_two_paragraphs_stays_one_message() -> None:
    collected = CollectingOutputChannel()
    message = UserMessage("dag", WholeMessages(collected.messages))
    assert message.output_channel is not None
    await message.output_channel.send_text_message("iemand", "Stap 1 van 13.\n\nWelk werk is het?\n")
    assert [each["text"] for each in collected.messages] == ["Stap 1 van 13.\n\nWelk werk is het?"]
