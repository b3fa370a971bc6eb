"""Who answers what, in order. A new thing that people can do is one module and one line here.

The modules are named, not imported: `handlers.swedish` is used on its own too, and must load quickly.
"""

TOPIC_MODULES = (
    "handlers.joining",
    "handlers.people_in_charge",
    "handlers.attendance",
    "handlers.attendance_list",
    "handlers.attendance_questions",
    "handlers.unexcused",
    "handlers.days_off",
    "handlers.starting_and_ending",
    "handlers.placements",
    "handlers.requests",
    "handlers.person",
    "handlers.places",
    "handlers.flow",
    "handlers.orders",
    "handlers.agreement",
    "handlers.goals",
    "handlers.summary",
    "handlers.nudges",
    "handlers.follow_up",
    "handlers.documents",
    "handlers.partnership_settings",
    "handlers.privacy",
    "handlers.undo",
    "handlers.readings",
    "handlers.help",
)
