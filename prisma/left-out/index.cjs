// Empty: the CLI loads what it finds here with all its commands, and uses it in those that are not ours.
