"""The rooms of a saved web page: its bytes read, what it tells of itself, its main text."""
