"""The site as a WSGI function: pages kept for readers stand before Django."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django_application = get_wsgi_application()

# Only now are the settings read and the rooms enlisted.
from config.environment import env  # noqa: E402
from kheo.core.front.serving import serve  # noqa: E402

# What is loaded now stays for good: the collector need not walk it with every request.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)

application = serve(django_application, keeps=env.bool("KHEO_FRONT_CACHE", True))
