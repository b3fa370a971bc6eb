"""A stand-in for Telegram, with a practice chat. Nothing here is imported when the bot runs for real."""
