"""What a WSGI server and the flask command load: the application, or the reason why it cannot start."""

from app import create_or_exit

app = create_or_exit()
