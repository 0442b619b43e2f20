"""The app's settings for tests: a data folder of their own."""

import os
import tempfile

os.environ["ONWARD_DATA"] = tempfile.mkdtemp(prefix="onward-tests-")
os.environ["ONWARD_KEY"] = "a key for tests only"
os.environ["ONWARD_START_SECRET"] = "open sesame"

from onward.web.settings import *  # noqa: F403

TIME_ZONE = "UTC"

# A real file, because threads that share one database in memory lock whole tables against each other.
DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["ONWARD_DATA"], "test.sqlite3")}  # noqa: F405, PTH118
