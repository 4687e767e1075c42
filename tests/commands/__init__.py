"""The command line: exit codes, help, and the commands that measure."""
