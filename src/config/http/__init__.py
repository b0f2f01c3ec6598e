"""How the site is served: processes, connections, and Django's work in threads.

Kept pages are answered where the request is read (`connection`); all else goes to Django as a WSGI
function, in a thread of the same process (`threads`). `workers` keeps the processes running.
"""
