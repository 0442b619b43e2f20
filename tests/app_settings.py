"""The app's settings for tests: a data folder of their own."""

import os
import tempfile

os.environ["ONWARD_DATA"] = tempfile.mkdtemp(prefix="onward-tests-")
os.environ["ONWARD_KEY"] = "a key for tests only"
os.environ["ONWARD_START_SECRET"] = "open sesame"

from onward.web.settings import *  # noqa: F403
