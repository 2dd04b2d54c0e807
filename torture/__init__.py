"""What a journal goes through at its worst: kills, disks that fail or are full, damage. ``python -m torture`` tells."""
