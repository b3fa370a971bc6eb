"""Hello, thanks, well done: a message that asks for nothing."""

from handlers.swedish.asking import asks
from handlers.swedish.message import Message
from handlers.swedish.say import GREETINGS, THANKS


def is_smalltalk(message: Message) -> bool:
    words = [token for token in message.tokens if token.kind == "word"]
    if not words:
        return any(sign.strip() in message.text for sign in THANKS) or (
            bool(message.text.strip()) and not any(c.isalnum() for c in message.text)
        )
    if len(words) > 12 or (message.people and len(words) > 3):
        return False
    known = sum(token.plain in GREETINGS for token in words)
    greets = any(word + " " in message.said for word in THANKS)
    if greets and known < 0.75 * len(words) and len(words) > 3 and asks(message, message.sentences[0]):
        return False  # «är det ok att stänga tidigare på fredag»
    counted = any(token.kind == "num" or token.plain in COUNTS for token in message.tokens)
    thanked = words[0].plain in PRAISES and " tack " in message.said and len(words) <= 8
    return (greets and known >= (0.75 if counted else 0.5) * len(words)) or known == len(words) or thanked


PRAISES = frozenset({"det", "sa", "vad", "oj", "wow", "men"})
"""«Det där gick undan, tack snälla!»"""
COUNTS = frozenset({"tva", "tre", "fyra", "fem", "sex", "tio"})
