"""What holds for all tests: a property is tried for what it says, not for how fast this machine is today."""

from hypothesis import HealthCheck, settings

settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("course")
