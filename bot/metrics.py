"""What /metrics tells: counts and times, never content."""

from prometheus_client import Counter, Gauge, Histogram

RECEIVED = Counter("platsbot_updates_received", "Updates taken in and committed")
HANDLED = Counter("platsbot_updates_handled", "Updates handled")
FAILED = Counter("platsbot_updates_failed", "Attempts at an update that failed")
SET_ASIDE = Counter("platsbot_updates_set_aside", "Updates set aside after three attempts")
SECONDS = Histogram(
    "platsbot_update_seconds",
    "From taken in hand to committed",
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10),
)
SENT = Counter("platsbot_sent", "What was sent, by kind", ["kind"])
SEND_TROUBLE = Counter("platsbot_send_trouble", "What Telegram did not take, by kind of error", ["error"])
JOBS = Counter("platsbot_jobs", "Jobs run")
INBOX = Gauge("platsbot_inbox_waiting", "Updates not yet handled")
OUTBOX = Gauge("platsbot_outbox_waiting", "Messages not yet sent")
