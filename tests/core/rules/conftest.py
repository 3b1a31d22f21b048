"""Properties are judged by what they find, never by how long an example took."""

from hypothesis import settings

settings.register_profile("without_deadline", deadline=None)
settings.load_profile("without_deadline")
